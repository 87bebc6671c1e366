extension View {
  /// `CREATE VIEW` and the comments on the view and its columns.
  package var sql: SQL {
    let statement: SQL = "\(opening)\(query);"
    let own: [SQL] = comment.map { ["COMMENT ON VIEW \(name) IS \(literal: $0);"] } ?? []
    let ofColumns = columnComments.map { comment -> SQL in
      "COMMENT ON COLUMN \(name).\(id: comment.column) IS \(literal: comment.text);"
    }
    return ([statement] + own + ofColumns).joined(separator: "\n")
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
