extension Coverage {
  /// For a page: a table of the tables, then what is missing and what is excluded.
  package func markdown(_ detail: Detail = .findings) -> String {
    let heads = ["### \(vault)", "", "\(summary).", ""]
    let overview =
      Self.table(
        ["table", "columns", "mapped", "excluded", "missing", "source"],
        tables.map { table in
          let counts = table.counts
          return [
            "`\(table.name)`", "\(counts.all)", "\(counts.mapped)", "\(counts.excluded)",
            "\(counts.missing + counts.absent)", table.remark,
          ]
        })
    return (heads + overview + sections(detail)).joined(separator: "\n") + "\n"
  }

  private func sections(_ detail: Detail) -> [String] {
    let gaps = rows { $0.state == .missing || $0.state == .absent }
    let excluded = rows { $0.state == .excluded }
    let differing = rows { $0.difference != nil }
    let all = detail == .all ? rows { _ in true } : []
    return section("Gaps", ["column", "what is wrong"], gaps.map { [$0.0, $0.1.reason ?? ""] })
      + section("Excluded", ["column", "why"], excluded.map { [$0.0, $0.1.reason ?? ""] })
      + section(
        "Other types", ["column", "types"], differing.map { [$0.0, $0.1.difference ?? ""] })
      + section(
        "Columns", ["column", "type", "goes to"],
        all.map { [$0.0, $0.1.type ?? $0.1.databaseType ?? "", $0.1.finding] })
  }

  /// The columns that a question is answered yes for, with their full names.
  private func rows(_ isWanted: (Column) -> Bool) -> [(String, Column)] {
    tables.flatMap { table in
      table.columns.filter(isWanted).map { ("`\(table.name).\($0.name)`", $0) }
    }
  }

  private func section(_ title: String, _ heads: [String], _ rows: [[String]]) -> [String] {
    rows.isEmpty ? [] : ["", "#### \(title)", ""] + Self.table(heads, rows)
  }

  private static func table(_ heads: [String], _ rows: [[String]]) -> [String] {
    let all = [heads, heads.map { _ in "---" }] + rows
    return all.map { cells in
      "| \(cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ")) |"
    }
  }
}

extension Coverage.Table {
  /// The sources that read it, or why there is none.
  fileprivate var remark: String {
    switch state {
    case .mapped: sources.map { "`\($0)`" }.joined(separator: ", ")
    case .excluded: "excluded: \(reason ?? "")"
    case .missing: "**missing**"
    case .absent: "**absent from the database**"
    }
  }
}
