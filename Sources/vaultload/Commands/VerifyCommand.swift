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
      what the loads counted is compared with what is there, and point-in-time tables and bridges \
      with what the vault says. Reads one state of the database, beside loads. Exits 2 where it finds \
      a fault; that something derived is stale is a warning.

      With --delivery it compares files instead: each record that the vault took is rebuilt from it, \
      as it was at the load's date, and held against the file.

        vaultload verify --vault vault.json
        vaultload verify --vault vault.json --delivery archive/2026-01
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

  @Flag(
    help: ArgumentHelp(
      "Accept that rows of loads were deleted by hand, then verify without them.",
      discussion: """
        The number of missing rows of each table is kept in metadata.accepted_deletion, with the time and \
        the role. A load that stores such a row again warns.
        """))
  var acceptDeleted = false

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Compare these deliveries with the vault; of a folder all files in it.", valueName: "path"))
  var delivery: [String] = []

  @Option(help: "With --delivery: only loads of this source.")
  var source: String?

  @Option(help: ArgumentHelp("With --delivery: only this load.", valueName: "load id"))
  var load: Int64?

  @Flag(help: "With --delivery: show the values of sensitive columns, too.")
  var showSensitive = false

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
    if delivery.isEmpty {
      if source != nil || load != nil || showSensitive {
        throw ValidationError("--source, --load and --show-sensitive need --delivery")
      }
    } else if !rule.isEmpty || !table.isEmpty || metrics != nil || acceptDeleted {
      throw ValidationError(
        "--rule, --table, --metrics and --accept-deleted have no meaning with --delivery")
    }
  }

  func run() async throws {
    try await reportingErrors {
      if !delivery.isEmpty { return try await compareDeliveries() }
      let verification = try Verification(
        of: try vault.read(), rules: rule.isEmpty ? nil : rule,
        tables: table.isEmpty ? nil : table, shown: limit)
      let target = try await database.open()
      let report = try await onOwnThread { [acceptDeleted] in
        let connection = try Connection(to: target, applicationName: "vaultload verify")
        if acceptDeleted {
          for (table, rows) in try verification.acceptDeleted(on: connection) {
            printToStandardError("\(table): \(rows) missing rows accepted as deleted")
          }
        }
        return try verification.run(on: connection)
      }
      print(try report.formatted(as: format))
      if let metrics { try WholeFile.replace(metrics, with: MetricsText(of: report).text) }
      if !report.isClean { throw ExitCode.differences }
    }
  }
}

extension VerifyCommand {
  private func compareDeliveries() async throws {
    let roundTrip = RoundTrip(
      of: try vault.read(), paths: delivery, source: source, load: load, shown: limit,
      showsSensitive: showSensitive)
    let report = try await roundTrip.run(in: try await database.open())
    print(try report.formatted(as: format))
    if !report.isClean { throw ExitCode.differences }
  }
}

/// How a verification is written.
enum VerificationFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
  case markdown
}

extension VaultCheck.Rule: ExpressibleByArgument {}
