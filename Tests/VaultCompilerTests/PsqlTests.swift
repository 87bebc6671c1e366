import PostgresClient
import PostgresSchema
import SystemPackage
import TestSupport
import Testing
import VaultCompiler
import VaultModel

/// The script as people run it: by psql, which reads it with rules of its own before the server does.
@Suite struct PsqlTests {
  static let vaults =
    [
      DepotVault.vault, EveryKindVault.vault, EveryKindVault.withFarDate, EveryKindVault.insertOnly,
    ] + HostileNameTests.names.map { HostileNameTests.vault(called: $0) }

  @Test(arguments: vaults)
  func `psql runs the script in one transaction, whatever encoding it thinks it has`(
    vault: CompiledVault
  ) async throws {
    let cluster = try await TestCluster.shared.running()
    let database = "run_by_psql_\(UInt64.random(in: .min ... .max))"
    let url = cluster.url(ofDatabase: database)
    try await onOwnThread {
      let admin = try Connection(
        to: .cluster(cluster), applicationName: "vaultwright tests", names: .database)
      try admin.execute("CREATE DATABASE \(id: database) TEMPLATE template0")
    }
    let outcome = try await Helper.run(
      "psql", ["-X", "-q", "-1", "-v", "ON_ERROR_STOP=1", "-d", url, "-f", "-"],
      environment: ["PGCLIENTENCODING": "LATIN1"], input: schemaSQL(for: vault))
    #expect(outcome.output == "")
    #expect(outcome.errorOutput == "")
    let stored = try await onOwnThread {
      try Connection(to: .url(url), applicationName: "vaultwright tests", names: .database)
        .value(of: "SELECT vault_name FROM metadata.vault")
    }
    #expect(stored.map { Array($0.utf8) } == Array(vault.name.utf8))
  }
}

extension CompiledVault: CustomTestStringConvertible {
  package var testDescription: String { name }
}
