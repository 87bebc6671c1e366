import ArgumentParser
import PostgresClient
import ProgramConventions
import VaultLoader

/// Tells how a vault is.
struct HealthCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "health",
    abstract:
      "Tells how a vault is: loads, quality, tenants' isolation, completeness, performance.",
    discussion: """
      Everything is measured when it is asked for, but for the quality rules: of these it tells what \
      they came to when 'vaultload check' measured them last, without a window. Where there is \
      nothing to measure it is unknown; what cannot be computed is a warning. Reads every row of \
      the tables that have tenants. Exits 3 where something is critical.

        vaultload health --vault vault.json
        vaultload health --vault vault.json --format json
      """)

  @OptionGroup var vault: VaultOptions

  @Option(help: ArgumentHelp("text or json.", valueName: "format"))
  var format = OutputFormat.text

  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    try await reportingErrors {
      let vault = try vault.read()
      let target = try await database.open()
      let report = try await onOwnThread {
        try HealthReport(
          of: vault, on: try Connection(to: target, applicationName: "vaultload health"))
      }
      print(try report.formatted(as: format))
      if report.state == .critical { throw ExitCode.findings }
    }
  }
}
