import ArgumentParser
import Migrations
import PostgresClient
import PostgresSchema
import ProgramConventions
import SystemPackage
import VaultCompiler
import VaultModel

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

  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    try await reportingErrors {
      let vaults = try chosenFiles().map { try VaultFile.read($0) }
      let connection = try Connection(to: try await database.open(), applicationName: "vaultc")
      for vault in vaults {
        let outcome = try apply(Release(of: vault), to: connection)
        print("\(vault.name): \(outcome.text)")
      }
    }
  }

  private func chosenFiles() throws(CommandError) -> [String] {
    guard vault.isEmpty else { return vault }
    let files = GeneratedVault.files(under: FilePath(GeneratedVault.defaultFolder))
    guard !files.isEmpty else { throw .nothingGenerated(folder: GeneratedVault.defaultFolder) }
    return files.map(\.string)
  }
}

extension Release {
  fileprivate init(of vault: CompiledVault) {
    self.init(
      vaultName: vault.name, fingerprint: vault.fingerprint,
      script: SQL(trusted: schemaSQL(for: vault)), objectCount: lower(vault).objectCount,
      authoredQueries: vault.authoredQueries)
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
