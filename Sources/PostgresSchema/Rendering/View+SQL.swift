extension View {
  /// `CREATE VIEW` and its comment.
  package var sql: SQL {
    let statement: SQL = "\(opening)\(query);"
    guard let comment else { return statement }
    return "\(statement)\nCOMMENT ON VIEW \(name) IS \(literal: comment);"
  }

  /// What stands before the query.
  package var opening: SQL {
    let option: SQL
    switch rights {
    case .ofOwner: option = "security_barrier = true"
    case .ofReader: option = "security_invoker = true"
    }
    return "CREATE VIEW \(name) WITH (\(option)) AS\n"
  }
}
