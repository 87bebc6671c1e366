import ArgumentParser
import PostgresClient
import ProgramConventions
import VaultLoader

/// Shows the records that were refused.
struct QuarantineListCommand: AsyncParsableCommand {
  enum State: String, EnumerableFlag {
    case open
    case resolved

    static func help(for state: State) -> ArgumentHelp? {
      switch state {
      case .open: "Only those that nobody has seen to."
      case .resolved: "Only those that were replayed or discarded."
      }
    }
  }

  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Shows the records that were refused: place, reason, bytes and what became of them.")

  @Option(help: ArgumentHelp("Only those of this load.", valueName: "load id"))
  var load: Int64?

  @Option(help: "Only those of this source.")
  var source: String?

  @Option(help: ArgumentHelp("Only those refused for this reason.", valueName: "name"))
  var reason: String?

  @Flag(exclusivity: .exclusive) var state: State?

  @Option(help: ArgumentHelp("At most so many records.", valueName: "number"))
  var limit = 100

  @Option(help: ArgumentHelp("text or json (bytes in base64).", valueName: "format"))
  var format = OutputFormat.text

  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    try await reportingErrors {
      let target = try await database.open()
      let filter = QuarantineFilter(
        load: load, source: source, reason: reason, isOpen: state.map { $0 == .open }, limit: limit)
      let records = try await onOwnThread {
        let connection = try Connection(to: target, applicationName: "vaultload quarantine")
        return try StoredQuarantine.read(filter, on: connection)
      }
      print(try formatted(records))
    }
  }

  private func formatted(_ records: [StoredQuarantine]) throws -> String {
    switch format {
    case .json: return try jsonText(records)
    case .text:
      guard !records.isEmpty else {
        return state == nil ? "nothing is quarantined" : "no such record is quarantined"
      }
      return records.map(\.text).joined(separator: "\n\n")
    }
  }
}

extension StoredQuarantine {
  fileprivate var text: String {
    let column = columnName.map { ", column \"\($0)\"" } ?? ""
    return """
      \(input):\(line): \(reason)\(column): \(detail)
        quarantine \(quarantineID), load \(loadID), source \(source), record \(record), byte \
      \(byteOffset)\(outcome)
        \(contentPreview)
      """
  }

  private var outcome: String {
    switch resolution {
    case nil: ""
    case .replayed: "; replayed by load \(resolvedBy.map { "\($0)" } ?? "unknown")"
    case .discarded: "; discarded: \(resolutionReason ?? "")"
    }
  }

  /// The bytes as text on one line, what no terminal should be sent written as escapes.
  private var contentPreview: String {
    let bound = 2_000
    let shown = String(decoding: content.prefix(bound), as: UTF8.self)
    let escaped = shown.unicodeScalars.map { scalar in
      scalar.value < 0x20 || scalar.value == 0x7F
        ? scalar.escaped(asASCII: true) : String(scalar)
    }.joined()
    return content.count > bound ? escaped + " … (\(content.count) bytes)" : escaped
  }
}
