extension RowInsert {
  /// `INSERT`, with a line for each row, or a list for rows that have all but one value in common.
  package var sql: SQL {
    // Of few rows a line each is shorter.
    let content = rows.count > 4 ? listing.flatMap { ListedRows(self, by: $0)?.query } : nil
    if rows.count == 1 {
      let kept: SQL = existing == .isKept ? " ON CONFLICT DO NOTHING" : ""
      return "\(heading)\n  VALUES (\(rows[0].joined()))\(kept);"
    }
    let lines = rows.map { "(\($0.joined()))" as SQL }
    let values: SQL = "VALUES \(lines.joined(separator: ",\n       "))"
    let conflict: SQL
    switch existing {
    case .fails: conflict = ""
    case .isKept: conflict = "\nON CONFLICT DO NOTHING"
    }
    return """
      \(heading)
      \(content ?? values)\(conflict);
      """
  }
}

extension RowInsert {
  /// `INSERT INTO` with the columns.
  private var heading: SQL {
    let heading: SQL = "INSERT INTO \(table) \(SQL.list(columns))"
    guard heading.text.count > 100 else { return heading }
    return
      "INSERT INTO \(table)\n    (\(SQL.filled(columns.map { .identifier($0) }, margin: "    ")))"
  }
}

/// Rows in groups that differ in one value alone.
private struct ListedRows {
  private let listing: RowListing
  private let columns: [String]
  /// Columns that have one value in all rows.
  private var constants: [String: SQL] = [:]
  /// The other columns, but for the listed one and those that are worked out from it.
  private var keys: [String]
  private var groups: [(values: [SQL], items: [String])] = []

  /// Nil where a value of the listed column is no literal.
  init?(_ insert: RowInsert, by listing: RowListing) {
    self.listing = listing
    columns = insert.columns
    keys = columns.filter { column in
      column != listing.column && listing.computed[column] == nil
        && column != listing.each?.column
    }
    var rows: [(values: [String: SQL], item: String)] = []
    for row in insert.rows {
      var values = Dictionary(zip(columns, row)) { first, _ in first }
      guard let listed = values[listing.column], let item = listed.literalText else { return nil }
      if let repeated = listing.repeated, values[repeated] == listed { values[repeated] = "NULL" }
      rows.append((values, item))
    }
    if let each = listing.each {
      let sets = each.values.map { value in rows.filter { $0.values[each.column] == value } }
      let places = sets.map { rows in
        Set(rows.map { row in keys.compactMap { row.values[$0] } + [.literal(row.item)] })
      }
      guard let first = sets.first, Set(places).count == 1, rows.count == sets.joined().count
      else { return nil }
      rows = first
    }
    for key in keys {
      let values = Set(rows.map { $0.values[key] })
      if values.count == 1, let value = values.first { constants[key] = value }
    }
    keys.removeAll { constants[$0] != nil }
    var places: [[SQL]: Int] = [:]
    for row in rows {
      let values = keys.compactMap { row.values[$0] }
      if let place = places[values] {
        groups[place].items.append(row.item)
      } else {
        places[values] = groups.count
        groups.append((values, [row.item]))
      }
    }
  }

  var query: SQL {
    "SELECT \(SQL.filled(columns.map(selected), margin: "  "))\n\(source)"
  }

  private func selected(_ column: String) -> SQL {
    if column == listing.column { return "item.value" }
    if column == listing.each?.column { return "made.\(id: column)" }
    if let computed = listing.computed[column] { return computed }
    let isRepeated = column == listing.repeated
    if let constant = constants[column] {
      if isRepeated, constant == "NULL" { return "item.value" }
      return listing.types[column].map { "\(constant)::\($0.sql)" } ?? constant
    }
    let type: SQL = listing.types[column].map { "::\($0.sql)" } ?? ""
    return isRepeated
      ? "coalesce(listed.\(id: column), item.value)" : "listed.\(id: column)\(type)"
  }

  private var source: SQL {
    guard !keys.isEmpty else {
      return """
        FROM unnest(\(list(groups.flatMap(\.items), after: 12))::text[]) AS item(value)\(variants)
        """
    }
    let lines = groups.map { values, items -> SQL in
      let start = values.joined()
      return "(\(start), \(list(items, after: start.text.count + 6)))"
    }
    let names = (keys + [listing.column]).map { SQL.identifier($0) }.joined()
    return """
      FROM (VALUES
        \(lines.joined(separator: ",\n  "))
      ) AS listed(\(names))
      CROSS JOIN unnest(listed.\(id: listing.column)::text[]) AS item(value)\(variants)
      """
  }

  private var variants: SQL {
    guard let each = listing.each else { return "" }
    let values = each.values.map { "(\($0))" as SQL }
    return "\nCROSS JOIN (VALUES \(values.joined())) AS made(\(id: each.column))"
  }

  /// An array's literal, which goes on from the line that is begun; such lists may be a little wider.
  private func list(_ items: [String], after begun: Int) -> SQL {
    let elements = items.map { SQL.arrayElement($0) }
    let content = SQL.filled(elements, margin: "    ", begun: begun + 2, width: 116)
    return .literal("{\(content.text)}")
  }
}

extension SQL {
  /// What a plain literal of text says; nil for all else.
  fileprivate var literalText: String? {
    guard text.count >= 2, text.hasPrefix("'"), text.hasSuffix("'") else { return nil }
    let inner = text.dropFirst().dropLast().replacing("''", with: "")
    guard !inner.contains("'") else { return nil }
    return String(text.dropFirst().dropLast()).replacing("''", with: "'")
  }
}
