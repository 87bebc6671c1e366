import ArgumentParser
import PostgresClient
import ProgramConventions
import VaultLoader
import VaultModel

/// Brings calendars, point-in-time tables, bridges and stored marts up to date.
struct RefreshCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "refresh",
    abstract: "Brings calendars, point-in-time tables, bridges and stored marts up to date.",
    discussion: """
      In the order in which they depend on each other. Only rows that are not as they should be are \
      written; readers go on reading meanwhile.

        vaultload refresh --vault vault.json
        vaultload refresh --vault vault.json customer --metrics /var/lib/node_exporter/refresh.prom
      """)

  @OptionGroup var vault: VaultOptions

  @Argument(help: ArgumentHelp("Only what is called so; else all.", valueName: "name"))
  var names: [String] = []

  @Option(help: ArgumentHelp("text or json.", valueName: "format"))
  var format = OutputFormat.text

  @Option(
    help: ArgumentHelp(
      "Write metrics of the refresh for Prometheus's textfile collector.", valueName: "file"))
  var metrics: String?

  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    try await reportingErrors {
      let vault = try vault.read()
      let refreshing = try Refreshing(of: vault, names: names.isEmpty ? nil : names)
      if let metrics { try WholeFile.replace(metrics, with: nil) }
      let report: RefreshReport
      do {
        report = try await refresh(refreshing)
      } catch {
        write(MetricsText(ofRefresh: nil, of: vault.name))
        throw error
      }
      write(MetricsText(ofRefresh: report, of: vault.name))
      print(try report.formatted(as: format))
    }
  }

  private func refresh(_ refreshing: Refreshing) async throws -> RefreshReport {
    let target = try await database.open()
    return try await onOwnThread {
      try refreshing.run(on: try Connection(to: target, applicationName: "vaultload refresh"))
    }
  }

  private func write(_ text: MetricsText) {
    telling {
      if let metrics { try WholeFile.replace(metrics, with: text.text) }
    }
  }
}

extension RefreshReport: PrintedReport {
  var text: String {
    guard !refreshed.isEmpty else { return "\(vault): nothing is derived from it" }
    var table = TextTable(
      ["table", "kind", "added", "changed", "removed", "seconds"], numeric: Set(2...5))
    for step in refreshed {
      let counts = [step.rowsAdded, step.rowsChanged, step.rowsRemoved].map { count in
        count.map { "\($0)" } ?? "-"
      }
      let kind = step.kind.rawValue.split(separator: "_").joined(separator: " ")
      let seconds = (step.seconds * 1000).rounded() / 1000
      table.append([step.table, kind] + counts + ["\(seconds)"])
    }
    return table.text
  }
}
