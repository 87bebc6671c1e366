import VaultLoader

extension LoadReport {
  /// The report as text for people or as JSON for programs.
  func formatted(as format: OutputFormat) throws -> String {
    switch format {
    case .text: text
    case .json: try jsonText(self)
    }
  }

  private var text: String {
    switch status {
    case .alreadyLoaded:
      return "\(source): already loaded, as load \(loadID) with load date \(loadDate ?? "none"); "
        + "--again loads it once more"
    case .loaded, .stopped:
      let state = status == .stopped ? "stopped; the same command goes on" : "loaded"
      let date = loadDate.map { ", load date \($0)" } ?? ""
      let went = resumed ? ", gone on with after a stop" : ""
      let time = (seconds * 100).rounded() / 100
      let lines =
        ["\(source): \(state) as load \(loadID)\(date)\(went) (\(time) s)", "", table]
        + reasons + warnings.map { "warning: \($0)" }
      return lines.joined(separator: "\n")
    }
  }

  private var table: String {
    var table = TextTable(
      ["", "read", "new", "changed", "unchanged", "duplicate", "late", "quarantined"],
      numeric: Set(1...7))
    table.append(["records"] + records.numbers)
    for target in targets { table.append([target.table] + target.counts.numbers) }
    return table.text
  }

  private var reasons: [String] {
    guard !quarantine.isEmpty else { return [] }
    return ["", "quarantined:"]
      + quarantine.sorted { $0.key < $1.key }.map { "  \($0.value)  \($0.key)" }
      + ["  vaultload quarantine --load \(loadID) shows them"]
  }
}

extension RecordCounts {
  /// The classes in the order of the report's columns.
  fileprivate var numbers: [String] {
    [read, new, changed, unchanged, duplicate, late, quarantined].map { "\($0)" }
  }
}
