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

  /// Items, as many on a line as it takes; one that has lines of its own begins and ends one.
  ///
  /// - Parameters:
  ///   - items: What is listed.
  ///   - separator: Stands behind each but the last.
  ///   - margin: Stands before each line but the first, for which the caller has it.
  ///   - begun: Characters that the first line has already.
  ///   - width: Characters of a line, with its margin.
  /// - Returns: The lines.
  package static func filled(
    _ items: [SQL], separator: SQL = ",", margin: SQL, begun: Int? = nil, width: Int = 100
  ) -> SQL {
    var lines: [SQL] = []
    var line: SQL = ""
    var room = width - (begun ?? margin.text.count)
    for (place, item) in items.enumerated() {
      let listed = place == items.count - 1 ? item : item + separator
      if line.text.isEmpty {
        line = listed
      } else if line.text.count + 1 + listed.text.count > room || item.text.contains("\n") {
        lines.append(line)
        line = listed
        room = width - margin.text.count
      } else {
        line += " " + listed
      }
      guard item.text.contains("\n") else { continue }
      lines.append(line)
      line = ""
    }
    if !line.text.isEmpty { lines.append(line) }
    return lines.joined(separator: "\n\(margin)")
  }

  /// Names in parentheses.
  package static func list(_ names: [String]) -> SQL {
    "(\(names.map { SQL.identifier($0) }.joined()))"
  }
}
