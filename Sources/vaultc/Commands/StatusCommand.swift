import ArgumentParser
import Migrations
import PostgresClient
import ProgramConventions
import VaultModel

/// Shows which migrations a database has had.
struct StatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Shows which migrations a database has had, and which it lacks.",
    discussion: "Changes nothing, and waits for nobody.")

  /// How the answer is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  @OptionGroup var vaults: VaultArguments

  @OptionGroup var database: DatabaseOptions

  @Option(help: "text or json.")
  var format = Format.text

  @Flag(help: "Exits with 2 where a migration is missing or under way.")
  var exitCode = false

  func run() async throws {
    try await reportingErrors {
      let chosen = try vaults.chosen().map { ($0.vault, try $0.migrations()) }
      let connection = try Connection(to: try await database.open(), applicationName: "vaultc")
      var all: [MigrationStatus] = []
      for (vault, folder) in chosen {
        let name = folder?.vaultName ?? vault?.name ?? ""
        all.append(
          MigrationStatus(
            of: name, folder?.migrations ?? [], wanted: vault?.fingerprint,
            try VaultState(of: name, in: connection)))
      }
      switch format {
      case .text: print(all.map(\.text).joined(separator: "\n"))
      case .json: print(try MigrationStatus.json(all))
      }
      if exitCode, all.contains(where: { !$0.isUpToDate }) { throw ExitCode.differences }
    }
  }
}
