import ArgumentParser
import Migrations
import PostgresClient
import PostgresSchema
import SystemPackage
import VaultCompiler
import VaultModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Makes generated vaults in a database.
struct ApplyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply",
    abstract: "Makes a generated vault in a database, whole or not at all.",
    discussion: """
      A database that holds this version already is left as it is; one that holds another is refused.
      """)

  @Option(
    help: ArgumentHelp(
      "The compiled vault, vault.json; every one under generated-sql where none is named.",
      valueName: "file"))
  var vault: [String] = []

  @Option(
    help: ArgumentHelp(
      "The database, as postgresql://… or key=value text.",
      discussion: """
        Else DATABASE_URL, else libpq's own variables (PGHOST, PGSERVICE, …), else a private \
        PostgreSQL in .vaultwright/.
        """, valueName: "url"))
  var database: String?

  func run() async throws {
    try await reportingErrors {
      let vaults = try chosenFiles().map { try GeneratedVault.read($0) }
      let target = try DatabaseChoice.resolve(
        flag: database, environment: ProcessInfo.processInfo.environment)
      try await target.startIfPrivate()
      let connection = try Connection(to: target, applicationName: "vaultc")
      for vault in vaults {
        let outcome = try apply(Release(of: vault), to: connection)
        print("\(vault.name): \(outcome.text)")
      }
    }
  }

  private func chosenFiles() throws(CommandError) -> [FilePath] {
    guard vault.isEmpty else { return vault.map { FilePath($0) } }
    let files = GeneratedVault.files(under: FilePath(GeneratedVault.defaultFolder))
    guard !files.isEmpty else { throw .nothingGenerated(folder: GeneratedVault.defaultFolder) }
    return files
  }
}

extension Release {
  fileprivate init(of vault: CompiledVault) {
    self.init(
      vaultName: vault.name, fingerprint: vault.fingerprint,
      script: SQL(trusted: schemaSQL(for: vault)), objectCount: lower(vault).objectCount)
  }
}

extension ApplyOutcome {
  fileprivate var text: String {
    switch self {
    case .applied(let objects): "applied, \(count(objects, "object"))"
    case .upToDate: "up to date"
    }
  }
}
