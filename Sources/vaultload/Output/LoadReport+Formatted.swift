import VaultLoader

extension LoadReport: PrintedReport {
  var text: String {
    switch status {
    case .alreadyLoaded:
      return
        ([
          "\(source): already loaded as load \(loadID), load date \(loadDate ?? "none"); "
            + "--again loads it once more"
        ] + openRecords + notes).joined(separator: "\n")
    case .loaded, .stopped, .rehearsed:
      let date = loadDate.map { ", load date \($0)" } ?? ""
      let went = resumed ? ", gone on with after a stop" : ""
      let time = (seconds * 100).rounded() / 100
      let lines =
        ["\(source): \(outcome)\(date)\(went) (\(time) s)", "", table]
        + reasons + notes + warnings.map { "warning: \($0)" }
      return lines.joined(separator: "\n")
    }
  }

  private var openRecords: [String] {
    guard openQuarantine > 0 else { return [] }
    return [
      "", "\(openQuarantine) of its records are still quarantined; correct and replay them:",
      "  vaultload quarantine export --load \(loadID) --output corrected.csv",
      "  vaultload quarantine replay --vault vault.json corrected.csv",
    ]
  }

  private var outcome: String {
    switch status {
    case .stopped: "stopped; the same command goes on as load \(loadID)"
    case .rehearsed: "dry run; nothing was stored"
    case .loaded, .alreadyLoaded: "loaded as load \(loadID)"
    }
  }

  private var table: String {
    var table = TextTable([""] + RecordCounts.headings, numeric: Set(1...7))
    table.append(["records"] + records.numbers)
    for target in targets { table.append([target.table] + target.counts.numbers) }
    return table.text
  }

  private var notes: [String] {
    let ignored = ignored.sorted { $0.key < $1.key }.map { "  \($0.value)  \($0.key)" }
    return (absences.map { ["", "\($0)"] } ?? [])
      + (ignored.isEmpty ? [] : ["", "ignored members:"] + ignored)
  }

  private var reasons: [String] {
    guard !quarantine.isEmpty else { return [] }
    let ways = ["  vaultload quarantine --load \(loadID) shows them"]
    return ["", "quarantined:"]
      + quarantine.sorted { $0.key < $1.key }.map { "  \($0.value)  \($0.key)" }
      + (status == .rehearsed ? [] : ways)
  }
}

extension RecordCounts {
  /// The classes as the heads of a report's columns.
  static let headings = [
    "read", "new", "changed", "unchanged", "duplicate", "late", "quarantined",
  ]

  /// The numbers in the order of the headings.
  var numbers: [String] {
    [read, new, changed, unchanged, duplicate, late, quarantined].map { "\($0)" }
  }
}
