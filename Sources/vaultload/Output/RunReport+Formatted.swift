import VaultLoader

extension RunReport: PrintedReport {
  var text: String {
    let time = (seconds * 100).rounded() / 100
    let failed = sources.filter { $0.outcome == .failed }.count
    let ended = failed == 0 ? "" : ", \(failed) of them failed"
    let head = "\(vault): \(sources.count) sources\(ended) (\(time) s)"
    let warnings = sources.flatMap { source in
      (source.report?.warnings ?? []).map { "warning: \(source.source): \($0)" }
    }
    let notes =
      undelivered.map { "nothing was delivered for \($0)" }
      + strangers.map { "of no source: \($0)" }
    return ([head, "", table] + reasons + warnings + notes).joined(separator: "\n")
  }

  private var table: String {
    var table = TextTable(
      ["source", "", "load"] + RecordCounts.headings, numeric: Set(2...9))
    for source in sources {
      let counts = source.report?.records ?? RecordCounts()
      let load = source.report.map { "\($0.loadID)" } ?? ""
      table.append([source.source, source.outcome.text, load] + counts.numbers)
    }
    table.append(["all", "", ""] + records.numbers)
    return table.text
  }

  private var reasons: [String] {
    let reasons = sources.flatMap { source -> [String] in
      guard let report = source.report else { return [] }
      return report.quarantine.sorted { $0.key < $1.key }
        .map { "  \(source.source)  \($0.value)  \($0.key)" }
    }
    return reasons.isEmpty ? [] : ["", "quarantined:"] + reasons
  }
}

extension RunReport.Source.Outcome {
  fileprivate var text: String {
    switch self {
    case .loaded: "loaded"
    case .alreadyLoaded: "already loaded"
    case .rehearsed: "dry run"
    case .stopped: "stopped"
    case .failed: "failed"
    case .notBegun: "not begun"
    }
  }
}
