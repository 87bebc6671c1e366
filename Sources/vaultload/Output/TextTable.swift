import PostgresClient

/// Rows in columns as wide as their widest value, for a terminal.
struct TextTable {
  private let header: [String]
  private var rows: [[String]] = []
  /// The columns that hold numbers and are set flush right.
  private let numeric: Set<Int>

  init(_ header: [String], numeric: Set<Int> = []) {
    self.header = header
    self.numeric = numeric
  }

  mutating func append(_ row: [String]) { rows.append(row.map { $0.escapingControls() }) }

  var text: String {
    let widths = header.indices.map { column in
      ([header] + rows).map { $0[column].count }.max() ?? 0
    }
    let line = { (row: [String]) in
      row.indices.map { column in
        let padding = String(repeating: " ", count: widths[column] - row[column].count)
        return numeric.contains(column) ? padding + row[column] : row[column] + padding
      }.joined(separator: "  ").trimmingEnd()
    }
    let rule = widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ")
    return ([line(header), rule] + rows.map(line)).joined(separator: "\n")
  }
}

extension String {
  fileprivate func trimmingEnd() -> String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
