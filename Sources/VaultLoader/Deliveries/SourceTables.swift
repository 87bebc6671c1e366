package import PostgresClient
package import PostgresSchema

/// The tables and views of a database that are called as sources are.
package enum SourceTables {
  /// The tables of a database that belong to no source, as `schema.table`.
  ///
  /// Looked at are a schema, else the schemas of the tables that sources are read from. Views and
  /// partitions do not count.
  ///
  /// - Throws: `PostgresError`.
  package static func unplaced(
    besides found: [QualifiedName], schema: String?, in database: ConnectionTarget
  ) throws -> [String] {
    let schemas = schema.map { [$0] } ?? Set(found.map(\.schema)).sorted()
    guard !schemas.isEmpty else { return [] }
    let connection = try Connection(to: database, applicationName: "vaultload source")
    let rows = try connection.snapshot {
      try connection.query(
        """
        SELECT namespace.nspname, relation.relname
        FROM pg_catalog.pg_class AS relation
        JOIN pg_catalog.pg_namespace AS namespace ON namespace.oid = relnamespace
        WHERE namespace.nspname = ANY (ARRAY[\(schemas.map { "\(literal: $0)" as SQL }.joined())]::text[])
          AND relation.relkind IN ('r', 'p', 'f') AND NOT relation.relispartition
        ORDER BY 1, 2
        """)
    }
    let placed = Set(found)
    return rows.indices.compactMap { row in
      let table = QualifiedName(schema: rows.text(row, 0) ?? "", name: rows.text(row, 1) ?? "")
      return placed.contains(table) ? nil : "\(table.schema).\(table.name)"
    }
  }

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
          WHERE lower(relation.relname)
              IN (SELECT lower(name) FROM unnest(ARRAY[\(names.joined())]::text[]) AS name)
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
      let inPlace = found.filter { candidate in
        guard schema == nil, let named = declared?.schema else { return candidate.isNear }
        return candidate.table.schema == named
      }
      let near = found.filter(\.isNear)
      tables[source] =
        declared.flatMap { table(named: $0.name, among: inPlace.map(\.table)) }
        ?? declared.flatMap { table(named: $0.name, among: near.map(\.table)) }
        ?? table(named: source, among: near.map(\.table))
    }
    return tables
  }

  /// The table of a name, else the only one whose name differs in case alone.
  private static func table(named name: String, among tables: [QualifiedName]) -> QualifiedName? {
    if let exact = tables.first(where: { $0.name == name }) { return exact }
    let alike = tables.filter { $0.name.lowercased() == name.lowercased() }
    return alike.count == 1 ? alike[0] : nil
  }

  /// Takes `schema.table` apart; a name without a schema is a table's alone.
  private static func parts(of name: String) -> (schema: String?, name: String)? {
    guard let dot = name.firstIndex(of: ".") else { return (nil, name) }
    return (String(name[..<dot]), String(name[name.index(after: dot)...]))
  }
}
