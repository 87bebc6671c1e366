extension Index {
  /// `CREATE INDEX`.
  package var sql: SQL {
    let kind: SQL = uniqueness == .unique ? "UNIQUE INDEX" : "INDEX"
    let create: SQL = ownership == .own ? "CREATE \(kind)" : "CREATE \(kind) IF NOT EXISTS"
    return "\(create) \(id: name)\n  ON \(table) \(SQL.list(columns));"
  }
}
