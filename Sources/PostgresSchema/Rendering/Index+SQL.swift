extension Index {
  /// `CREATE INDEX`.
  package var sql: SQL {
    let kind: SQL = uniqueness == .unique ? "UNIQUE INDEX" : "INDEX"
    let create: SQL = ownership == .own ? "CREATE \(kind)" : "CREATE \(kind) IF NOT EXISTS"
    let (start, end): (SQL, SQL) = ("\(create) \(id: name)", "ON \(table) \(SQL.list(columns));")
    return start.text.count + end.text.count < 100 ? "\(start) \(end)" : "\(start)\n  \(end)"
  }
}
