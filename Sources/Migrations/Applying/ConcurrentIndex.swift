import PostgresClient
import PostgresSchema
import PostgresSyntax

/// The index that a `CREATE INDEX CONCURRENTLY` builds.
struct ConcurrentIndex: Hashable {
  /// As the catalog has it.
  let name: String
  /// The table with its schema, or without one if the statement leaves it to the search path.
  let table: String
  /// The same as SQL, for `to_regclass`.
  let tableSQL: SQL

  init?(_ statement: ScannedStatement) {
    guard statement.begins(with: ["create"]),
      case .createIndex(let index) = statement.operations.first?.kind, index.isConcurrent,
      let name = index.name
    else { return nil }
    self.name = name
    table = index.namesSchema ? index.table.description : index.table.name
    tableSQL = index.namesSchema ? index.table.sql : SQL.identifier(index.table.name)
  }

  var description: String { "index \(name) on \(table)" }
}

// MARK: In the database

extension ConcurrentIndex {
  /// What has become of an index.
  enum State: Hashable {
    case absent
    /// A build that broke off left it: it costs every write, and serves no query.
    case invalid(SQL)
    case valid
  }

  func state(_ connection: Connection) throws(PostgresError) -> State {
    let rows = try connection.query(
      """
      SELECT index.indisvalid AND index.indisready,
        quote_ident(space.nspname) || '.' || quote_ident(relation.relname)
      FROM pg_catalog.pg_index AS index
      JOIN pg_catalog.pg_class AS relation ON relation.oid = index.indexrelid
      JOIN pg_catalog.pg_namespace AS space ON space.oid = relation.relnamespace
      WHERE index.indrelid = to_regclass($1) AND relation.relname = $2
      """, [.text(tableSQL.text), .text(name)])
    guard rows.count == 1 else { return .absent }
    return rows.boolean(0, 0) == true ? .valid : .invalid(SQL(trusted: rows.text(0, 1) ?? ""))
  }
}
