package import PostgresClient
package import PostgresSchema

/// The tables and views of a database that are called as sources are.
package enum SourceTables {
  /// Finds the table of each source that has one, in a schema or on the database's search path.
  ///
  /// - Throws: `PostgresError`.
  package static func find(
    _ sources: [String], schema: String?, in database: ConnectionTarget
  ) throws -> [String: QualifiedName] {
    let connection = try Connection(to: database, applicationName: "vaultload source")
    let names = sources.map { "\(literal: $0)" as SQL }
    let place: SQL =
      schema.map { "namespace.nspname = \(literal: $0)" } ?? "pg_table_is_visible(relation.oid)"
    let rows = try connection.snapshot {
      try connection.onDatabaseSearchPath {
        try connection.query(
          """
          SELECT relation.relname, namespace.nspname
          FROM pg_class AS relation JOIN pg_namespace AS namespace ON namespace.oid = relnamespace
          WHERE relation.relname = ANY (ARRAY[\(names.joined())]::text[])
            AND relation.relkind IN ('r', 'p', 'v', 'm', 'f') AND \(place)
          """)
      }
    }
    var tables: [String: QualifiedName] = [:]
    for row in rows.indices {
      guard let name = rows.text(row, 0), let schema = rows.text(row, 1) else { continue }
      tables[name] = QualifiedName(schema: schema, name: name)
    }
    return tables
  }
}
