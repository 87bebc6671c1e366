extension SQL {
  /// A comment of one line for each line of the text.
  ///
  /// Anything that ends a line for the server begins a new comment here, so that no text gets out.
  package static func comment(_ text: String) -> SQL {
    let scalars = text.unicodeScalars.split(omittingEmptySubsequences: false) { scalar in
      ["\n", "\r", "\u{b}", "\u{c}", "\0"].contains(scalar)
    }
    let lines = scalars.map { line in
      line.isEmpty ? "--" : "-- " + String(String.UnicodeScalarView(line))
    }
    return SQL(trusted: lines.joined(separator: "\n"))
  }

  /// Lays out cells in columns; a row's last cell is not padded.
  package static func aligned(_ rows: [[SQL]], separator: SQL) -> [SQL] {
    let columnCount = rows.map(\.count).max() ?? 0
    let widths = (0..<columnCount).map { column in
      rows.compactMap { $0.dropFirst(column).first?.text.count }.max() ?? 0
    }
    return rows.map { row in
      let last = row.lastIndex { !$0.text.isEmpty } ?? 0
      let cells = zip(row, widths).prefix(last + 1).enumerated().map { place, cell in
        place == last ? cell.0 : cell.0.padded(to: cell.1)
      }
      return cells.joined(separator: separator)
    }
  }

  private func padded(to width: Int) -> SQL {
    SQL(trusted: text + String(repeating: " ", count: max(0, width - text.count)))
  }

  /// Names in parentheses.
  package static func list(_ names: [String]) -> SQL {
    "(\(names.map { SQL.identifier($0) }.joined()))"
  }
}
