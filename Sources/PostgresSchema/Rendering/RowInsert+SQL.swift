extension RowInsert {
  /// `INSERT`, with a line for each row.
  package var sql: SQL {
    let lines = rows.map { "(\($0.joined()))" as SQL }
    let conflict: SQL
    switch existing {
    case .fails: conflict = ""
    case .isKept: conflict = "\nON CONFLICT DO NOTHING"
    }
    return """
      INSERT INTO \(table) \(SQL.list(columns))
      VALUES \(lines.joined(separator: ",\n       "))\(conflict);
      """
  }
}
