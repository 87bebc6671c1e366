import ArgumentParser
import PostgresClient
import ProgramConventions
import VaultLoader
import VaultSQL

/// Proves that the rows of a vault follow its rules.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Proves that the rows of a vault follow its rules.",
    discussion: """
      Intervals, open rows, gaps, orphans, ghosts, tenants; every stored hash is made anew in SQL, \
      and what the loads counted is compared with what is there. Reads one state of the database, \
      beside loads. Exits 2 where it finds a fault.
      """)

  @OptionGroup var vault: VaultOptions

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Only these rules: \(VaultCheck.Rule.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "name"))
  var rule: [VaultCheck.Rule] = []

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Only these tables, as schema.table.", valueName: "table"))
  var table: [String] = []

  @Option(help: ArgumentHelp("Show at most so many faults of a check.", valueName: "number"))
  var limit = 10

  @Option(help: ArgumentHelp("text, json or markdown.", valueName: "format"))
  var format = VerificationFormat.text

  @Option(
    help: ArgumentHelp(
      "Write the numbers of faults for Prometheus's textfile collector.", valueName: "file"))
  var metrics: String?

  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit must be at least 1") }
  }

  func run() async throws {
    try await reportingErrors {
      let verification = try Verification(
        of: try vault.read(), rules: rule.isEmpty ? nil : rule,
        tables: table.isEmpty ? nil : table, shown: limit)
      let target = try await database.open()
      let report = try await onOwnThread {
        try verification.run(
          on: try Connection(to: target, applicationName: "vaultload verify"))
      }
      print(try report.formatted(as: format))
      if let metrics { try WholeFile.replace(metrics, with: MetricsText(of: report).text) }
      if !report.isClean { throw ExitCode.differences }
    }
  }
}

/// How a verification is written.
enum VerificationFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
  case markdown
}

extension VaultCheck.Rule: ExpressibleByArgument {}
