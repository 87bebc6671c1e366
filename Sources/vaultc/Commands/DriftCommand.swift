import ArgumentParser
import Migrations
import PostgresClient
import PostgresSchema
import ProgramConventions
import SchemaDiff
import VaultCompiler
import VaultModel

/// Tells how a database differs from the vault that it should hold.
struct DriftCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drift",
    abstract: "Tells what somebody changed in a database by hand.",
    discussion: """
      Compares what the database holds with the generated vault: tables, columns, constraints, \
      indexes, views, functions, policies, rights and comments. Owners, and how a server prints what \
      it holds, are no difference. Nothing is changed, no row is read, and nobody is kept waiting.
      """)

  @OptionGroup var vaults: GeneratedVaultOptions
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var report: DifferenceOptions

  func run() async throws {
    try await reportingErrors {
      let vaults = try vaults.read()
      let connection = try Connection(to: try await database.open(), applicationName: "vaultc")
      let held = try HeldVaults(in: connection)
      var reports: [ChangeReport] = []
      for vault in vaults {
        guard let applied = held.fingerprints[vault.name] else {
          throw CommandError.vaultNotHeld(name: vault.name)
        }
        if applied != vault.fingerprint {
          printToStandardError(
            "warning: the database holds another version of vault '\(vault.name)': "
              + "\(applied.prefix(12)), not \(vault.fingerprint.prefix(12))")
        }
        let changes = try drift(
          of: Catalog(of: lower(vault)), others: held.unexpectedObjects(beside: vault.name),
          in: connection)
        reports.append(ChangeReport(of: vault.name, changes, in: .drift))
      }
      try report.print(reports, whenEqual: "no drift")
    }
  }
}
