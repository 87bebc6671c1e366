import ArgumentParser
import Migrations
import PostgresClient
import ProgramConventions

/// Takes back what was applied last.
struct DownCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "down",
    abstract: "Takes back the migrations that were applied last.",
    discussion: """
      Without --to it takes back the last plan, which may be several migrations. Where rows or values \
      would be lost, it stops and names them; --lose allows each by that name.
      """)

  @OptionGroup var vaults: VaultArguments

  @OptionGroup var database: DatabaseOptions

  @Option(
    help: ArgumentHelp("Takes back all that came after this migration.", valueName: "version"))
  var to: MigrationVersion?

  @Option(
    help: ArgumentHelp(
      "What may be lost, by the name that the refusal gives; may be given again.",
      valueName: "name"))
  var lose: [String] = []

  @Flag(help: "Writes what would be run to standard output, and changes nothing.")
  var dryRun = false

  @OptionGroup var patience: PatienceOptions

  func run() async throws {
    try await reportingErrors {
      let folders = try vaults.chosen().map { try $0.existingMigrations() }
      let connection = try Connection(to: try await database.open(), applicationName: "vaultc")
      var options = ApplyOptions()
      options.patience = patience.patience
      options.target = to
      options.losing = lose
      let applier = Applier(to: connection, options) { printToStandardError("\($0)") }
      for folder in folders {
        guard !dryRun else {
          let texts = try applier.migrationsToTakeBack(folder).compactMap(\.down?.text)
          print(texts.joined(separator: "\n"), terminator: "")
          continue
        }
        let names = try applier.takeBack(folder)
        let vault = folder.vaultName ?? ""
        for name in names { print("\(vault): \(name.fileName) taken back") }
        if names.isEmpty { print("\(vault): nothing to take back") }
      }
    }
  }
}
