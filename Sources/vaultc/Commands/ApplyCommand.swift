import ArgumentParser
import Migrations
import PostgresClient
import PostgresSchema
import ProgramConventions
import VaultCompiler
import VaultModel

/// Brings databases to the version of generated vaults.
struct ApplyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply",
    abstract: "Brings a database to the version of a generated vault.",
    discussion: """
      Runs the migrations that the database has not had, each whole or not at all; one that cannot be \
      a transaction goes on where it was interrupted. A vault without migrations is made by its \
      schema, and a database that holds another version of it is refused.
      """)

  @OptionGroup var vaults: VaultArguments

  @OptionGroup var database: DatabaseOptions

  @Flag(help: "Writes what would be run to standard output, and changes nothing.")
  var dryRun = false

  @Flag(help: "Asks the migrations' own queries about their results; a wrong answer takes back.")
  var validate = false

  @Option(help: ArgumentHelp("The last migration to run.", valueName: "version"))
  var to: MigrationVersion?

  @Option(help: "Who is entered as author; else the database's user.")
  var author: String?

  @Option(help: "What is entered beside each migration.")
  var notes: String?

  @OptionGroup var patience: PatienceOptions

  func run() async throws {
    try await reportingErrors {
      // Files first: what is wrong with them needs no database to be told.
      let chosen = try vaults.chosen().map { ($0.vault, try $0.migrations()) }
      let connection = try Connection(to: try await database.open(), applicationName: "vaultc")
      let applier = Applier(to: connection, options) { printToStandardError("\($0)") }
      for (vault, migrations) in chosen {
        if let migrations {
          try apply(migrations, applier)
        } else if let vault {
          try apply(vault, applier, connection)
        }
      }
    }
  }

  private var options: ApplyOptions {
    var options = ApplyOptions()
    options.patience = patience.patience
    options.validates = validate
    options.target = to
    options.author = author
    options.notes = notes
    return options
  }

  private func apply(_ folder: MigrationFolder, _ applier: Applier) throws {
    let name = folder.vaultName ?? ""
    guard !dryRun else {
      let missing = try applier.course(of: folder).missing
      print(missing.map(\.up.text).joined(separator: "\n"), terminator: "")
      return printToStandardError("\(name): \(count(missing.count, "migration")) to apply")
    }
    let report = try applier.apply(folder)
    for migration in report.applied { print("\(name): \(migration.fileName) applied") }
    if report.applied.isEmpty { print("\(name): up to date") }
  }

  private func apply(
    _ vault: CompiledVault, _ applier: Applier, _ connection: Connection
  ) throws {
    let release = Release(of: vault)
    guard !dryRun else {
      let held = try VaultState.fingerprint(of: vault.name, in: connection)
      return print(held == nil ? release.script.text : "", terminator: "")
    }
    print("\(vault.name): \(try applier.apply(release).text)")
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
