import ArgumentParser
import PostgresClient
import ProgramConventions
import VaultLoader

/// Shows the loads that a vault took.
struct StatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Shows the latest loads, how they ended and what they counted.")

  @Option(help: "Only loads of this source.")
  var source: String?

  @Option(help: ArgumentHelp("At most so many loads.", valueName: "number"))
  var limit = 20

  @Option(help: ArgumentHelp("text or json.", valueName: "format"))
  var format = OutputFormat.text

  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    try await reportingErrors {
      let target = try await database.open()
      let loads = try await onOwnThread { [source, limit] in
        let connection = try Connection(to: target, applicationName: "vaultload status")
        return try LoadSummary.latest(limit, source: source, on: connection)
      }
      print(try loads.formatted(as: format))
    }
  }
}

extension [LoadSummary]: PrintedReport {
  var text: String {
    guard !isEmpty else { return "no loads yet" }
    var table = TextTable(
      ["load", "vault", "source", "status", "load date"] + RecordCounts.headings,
      numeric: Set([0] + Array<Int>(5...11)))
    for load in self {
      table.append(
        ["\(load.loadID)", load.vault, load.source, load.status, load.loadDate ?? ""]
          + load.records.numbers)
    }
    let messages = compactMap { load in
      load.message.map { "load \(load.loadID): \($0)" }
    }
    return ([table.text] + messages).joined(separator: "\n")
  }
}
