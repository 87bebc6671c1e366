import VaultModel

extension Coverage {
  /// How much of the columns is shown.
  package enum Detail: Hashable, Sendable {
    /// Those that somebody has to look at.
    case findings
    /// All, with where they go.
    case all
  }

  /// `28 tables, 410 columns: 401 mapped, 9 excluded, 0 missing (100 %)`.
  var summary: String {
    let counts = counts
    let absent = counts.absent > 0 ? ", \(counts.absent) absent from the database" : ""
    let share = counts.percent.map { " (\($0) %)" } ?? ""
    return "\(count(tables.count, "table")), \(count(counts.all, "column")): "
      + "\(counts.mapped) mapped, \(counts.excluded) excluded, \(counts.missing) missing"
      + "\(absent)\(share)"
  }

  /// For a terminal: a line for each table, and below it what is not simply mapped.
  package func text(_ detail: Detail = .findings) -> String {
    (["\(vault): \(summary)"] + tables.flatMap { $0.lines(detail) }).joined(separator: "\n")
  }
}

extension Coverage.Table {
  fileprivate func lines(_ detail: Coverage.Detail) -> [String] {
    switch state {
    case .excluded: return ["  \(name): excluded: \(reason ?? "")"]
    case .missing:
      return [
        "  \(name): MISSING: no source reads it, nor is it excluded; "
          + count(columns.count, "column")
      ]
    case .absent:
      return [
        "  \(name): ABSENT: the database does not have it; the model reads it as "
          + "\(sources.joined(separator: ", ")), perhaps from a query"
      ]
    case .mapped:
      let shown = columns.filter { detail == .all || !$0.isPlain }
      return ["  \(name): \(summary)"] + shown.map { "    \($0.line)" }
    }
  }

  /// `14 columns: 12 mapped, 2 excluded`.
  private var summary: String {
    let counts = counts
    let parts = [
      (counts.mapped, "mapped"), (counts.excluded, "excluded"), (counts.missing, "missing"),
      (counts.absent, "absent"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return "\(count(counts.all, "column")): \(parts.joined(separator: ", "))"
  }
}

extension Coverage.Column {
  /// Whether it is mapped, and there is nothing to say of it.
  var isPlain: Bool { state == .mapped && databaseType == nil }

  fileprivate var line: String {
    "\(name): \(finding)\(difference.map { "; \($0)" } ?? "")"
  }

  /// What became of it.
  var finding: String {
    switch state {
    case .mapped: targets.joined(separator: ", ")
    case .excluded: "excluded: \(reason ?? "")"
    case .missing: "MISSING: \(reason ?? "")"
    case .absent: "ABSENT: \(reason ?? "")"
    }
  }

  /// Where model and database have it with different types.
  var difference: String? {
    guard let type, let databaseType else { return nil }
    return "\(type) in the model, \(databaseType) in the database"
  }
}
