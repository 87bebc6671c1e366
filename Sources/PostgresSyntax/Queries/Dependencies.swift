import CPgQuery
package import PostgresSchema

extension SQL {
  /// The relations, functions and types that a query names with their schemas.
  ///
  /// For a query that PostgreSQL 15 rejects: all qualified names in its text.
  package var dependencies: Set<QualifiedName> {
    query { $0.any.dependencies } ?? qualifiedNames
  }
}

extension AnyNode {
  fileprivate var dependencies: Set<QualifiedName> {
    var names: Set<QualifiedName> = []
    walk { node in
      let parts: [String] =
        switch node.kind {
        case "RangeVar":
          node.as(PgQuery__RangeVar.self).map { [$0.schemaname, $0.relname] } ?? []
        case "FuncCall":
          node.as(PgQuery__FuncCall.self)?.list(\.n_funcname, \.funcname).texts ?? []
        case "TypeName": node.as(PgQuery__TypeName.self)?.list(\.n_names, \.names).texts ?? []
        default: []
        }
      if parts.count == 2, !parts[0].isEmpty {
        names.insert(QualifiedName(schema: parts[0], name: parts[1]))
      }
      return true
    }
    return names
  }
}
