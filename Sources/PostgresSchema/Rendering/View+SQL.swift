extension View {
  /// `CREATE VIEW` and its comment.
  package var sql: SQL {
    let options: SQL
    switch rights {
    case .ofOwner: options = ""
    case .ofReader: options = " WITH (security_invoker = true)"
    }
    let statement: SQL = "CREATE VIEW \(name)\(options) AS\n\(query);"
    guard let comment else { return statement }
    return "\(statement)\nCOMMENT ON VIEW \(name) IS \(literal: comment);"
  }
}
