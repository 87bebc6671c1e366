package import PostgresClient
package import PostgresSchema

/// The tables and views of a database that are called as sources are.
package enum SourceTables {
  /// Finds the table of each source that has one: the one that the model names, whatever its case; else
  /// the one that is called as the source is, in a schema or on the database's search path.
  ///
  /// - Throws: `PostgresError`.
  package static func find(
    _ sources: [(name: String, table: String?)], schema: String?, in database: ConnectionTarget
  ) throws -> [String: QualifiedName] {
    let connection = try Connection(to: database, applicationName: "vaultload source")
    let declared = sources.map { source in (source.name, source.table.flatMap(Self.parts)) }
    let names = declared.flatMap { [$0.0] + ($0.1.map { [$0.name] } ?? []) }
      .map { "\(literal: $0)" as SQL }
    let isNear: SQL =
      schema.map { "namespace.nspname = \(literal: $0)" } ?? "pg_table_is_visible(relation.oid)"
    let rows = try connection.snapshot {
      try connection.onDatabaseSearchPath {
        try connection.query(
          """
          SELECT relation.relname, namespace.nspname, \(isNear)
          FROM pg_class AS relation JOIN pg_namespace AS namespace ON namespace.oid = relnamespace
          WHERE relation.relname = ANY (ARRAY[\(names.joined())]::text[])
            AND relation.relkind IN ('r', 'p', 'v', 'm', 'f')
          """)
      }
    }
    let found = rows.indices.map { row in
      (
        table: QualifiedName(schema: rows.text(row, 1) ?? "", name: rows.text(row, 0) ?? ""),
        isNear: rows.boolean(row, 2) == true
      )
    }
    var tables: [String: QualifiedName] = [:]
    for (source, declared) in declared {
      let exact = found.first { candidate in
        guard let declared, candidate.table.name == declared.name else { return false }
        return schema == nil
          ? declared.schema == nil ? candidate.isNear : candidate.table.schema == declared.schema
          : candidate.isNear
      }
      tables[source] =
        exact?.table ?? found.first { $0.isNear && $0.table.name == source }?.table
    }
    return tables
  }

  /// Takes `schema.table` apart; a name without a schema is a table's alone.
  private static func parts(of name: String) -> (schema: String?, name: String)? {
    guard let dot = name.firstIndex(of: ".") else { return (nil, name) }
    return (String(name[..<dot]), String(name[name.index(after: dot)...]))
  }
}
