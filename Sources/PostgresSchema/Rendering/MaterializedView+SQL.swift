extension MaterializedView {
  /// `CREATE MATERIALIZED VIEW` and its comment.
  package var sql: SQL {
    let statement: SQL = "\(opening)\(query);"
    guard let comment else { return statement }
    return "\(statement)\nCOMMENT ON MATERIALIZED VIEW \(name) IS \(literal: comment);"
  }

  /// What stands before the query.
  package var opening: SQL { "CREATE MATERIALIZED VIEW \(name) AS\n" }
}
