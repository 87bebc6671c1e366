extension Index {
  /// `CREATE INDEX`.
  package var sql: SQL {
    let create: SQL = ownership == .own ? "CREATE INDEX" : "CREATE INDEX IF NOT EXISTS"
    return "\(create) \(id: name)\n  ON \(table) \(SQL.list(columns));"
  }
}
