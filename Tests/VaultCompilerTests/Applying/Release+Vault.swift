import Migrations
import PostgresClient
import PostgresSchema
import Testing
import VaultCompiler
import VaultModel

extension Release {
  init(of vault: CompiledVault) {
    self.init(
      vaultName: vault.name, fingerprint: vault.fingerprint,
      script: SQL(trusted: schemaSQL(for: vault)), objectCount: lower(vault).objectCount,
      authoredQueries: vault.authoredQueries)
  }
}

extension Release {
  /// What the database says against this release; nil where it takes it, or something else does.
  func refusal(by connection: Connection) -> PostgresError? {
    let error = #expect(throws: ApplyError.self) { try apply(self, to: connection) }
    guard case .database(let cause) = error else { return nil }
    return cause
  }
}
