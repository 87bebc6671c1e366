import ArgumentParser
import PostgresClient
import ProgramConventions
import VaultLoader

/// Brings calendars, point-in-time tables, bridges and stored marts up to date.
struct RefreshCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "refresh",
    abstract: "Brings calendars, point-in-time tables, bridges and stored marts up to date.",
    discussion: """
      In the order in which they depend on each other. Only rows that are not as they should be are \
      written; readers go on reading meanwhile.
      """)

  @OptionGroup var vault: VaultOptions

  @Argument(help: ArgumentHelp("Only what is called so; else all.", valueName: "name"))
  var names: [String] = []

  @Option(help: ArgumentHelp("text or json.", valueName: "format"))
  var format = OutputFormat.text

  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    try await reportingErrors {
      let refreshing = try Refreshing(
        of: try vault.read(), names: names.isEmpty ? nil : names)
      let target = try await database.open()
      let report = try await onOwnThread {
        try refreshing.run(
          on: try Connection(to: target, applicationName: "vaultload refresh"))
      }
      print(try report.formatted(as: format))
    }
  }
}

extension RefreshReport {
  fileprivate func formatted(as format: OutputFormat) throws -> String {
    switch format {
    case .json: return try jsonText(self)
    case .text:
      guard !refreshed.isEmpty else { return "\(vault): nothing is derived from it" }
      var table = TextTable(
        ["table", "kind", "added", "changed", "removed", "seconds"], numeric: Set(2...5))
      for step in refreshed {
        let counts = [step.rowsAdded, step.rowsChanged, step.rowsRemoved].map { count in
          count.map { "\($0)" } ?? "-"
        }
        let kind = step.kind.rawValue.split(separator: "_").joined(separator: " ")
        table.append([step.table, kind] + counts + ["\(step.seconds)"])
      }
      return table.text
    }
  }
}
