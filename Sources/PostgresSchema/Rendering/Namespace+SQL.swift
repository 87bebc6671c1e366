extension Namespace {
  /// `CREATE SCHEMA` and its comment.
  package var sql: SQL {
    let create: SQL = ownership == .own ? "CREATE SCHEMA" : "CREATE SCHEMA IF NOT EXISTS"
    let statement: SQL = "\(create) \(id: name);"
    guard let comment else { return statement }
    return "\(statement)\nCOMMENT ON SCHEMA \(id: name) IS \(literal: comment);"
  }
}

extension InstalledExtension {
  /// `CREATE EXTENSION`, unless it is there.
  package var sql: SQL {
    "CREATE EXTENSION IF NOT EXISTS \(id: name) WITH SCHEMA \(id: schema);"
  }
}

extension CodeBlock {
  /// `DO`.
  package var sql: SQL { "DO \(SQL.dollarQuoted("\n\(body)\n"));" }
}
