import ArgumentParser
import PostgresClient
import ProgramConventions
import VaultLoader

/// Measures the quality rules of a vault.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Measures the quality rules of a vault, tenant by tenant, and keeps the results.",
    discussion: """
      Looks at the rows that hold now; with --loaded-from and --loaded-until at those of them that were \
      loaded within that time. Exits 3 where a rule of severity error or critical is broken.

        vaultload check --vault vault.json
        vaultload check --vault vault.json --rule customer_email_present --loaded-from 2026-01-31T00:00Z
      """)

  @OptionGroup var vault: VaultOptions

  @Option(
    parsing: .upToNextOption, help: ArgumentHelp("Only these rules.", valueName: "name"))
  var rule: [String] = []

  @Option(
    help: ArgumentHelp("Only rows loaded then or later.", valueName: "timestamp"),
    transform: { try parsedLoadDate($0) })
  var loadedFrom: LoadDate?

  @Option(
    help: ArgumentHelp("Only rows loaded before then.", valueName: "timestamp"),
    transform: { try parsedLoadDate($0) })
  var loadedUntil: LoadDate?

  @Option(help: ArgumentHelp("text or json.", valueName: "format"))
  var format = OutputFormat.text

  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    if let loadedFrom, let loadedUntil, loadedFrom >= loadedUntil {
      throw ValidationError("--loaded-from must be before --loaded-until: no row is loaded between")
    }
  }

  func run() async throws {
    try await reportingErrors {
      let measurement = try QualityMeasurement(
        of: try vault.read(), rules: rule.isEmpty ? nil : rule, loadedFrom: loadedFrom,
        loadedUntil: loadedUntil)
      let report = try await measurement.report(from: try await database.open())
      print(try report.formatted(as: format))
      if !report.findings.isEmpty { throw ExitCode.findings }
    }
  }
}

extension QualityMeasurement {
  func report(from database: ConnectionTarget) async throws -> QualityReport {
    try await onOwnThread {
      try run(on: try Connection(to: database, applicationName: "vaultload check"))
    }
  }
}
