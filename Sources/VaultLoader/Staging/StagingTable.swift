import PostgresClient
import PostgresSchema

/// A temporary table that lives within one transaction: its first COPY creates it, and the end of the
/// transaction drops it.
///
/// Nothing of it stays in the session, which behind a pooler serves other programs next.
struct StagingTable {
  /// The qualified name, for queries after `begin`.
  let name: SQL
  private let definition: SQL
  private let contents: SQL

  /// Describes a table by its columns; `label` sets apart the tables of a transaction.
  init(_ label: String, columns: [SQL]) {
    name = Self.name(label)
    definition = " (\(columns.joined()))"
    contents = ""
  }

  /// Describes a table that has the columns of a query, and none of its rows.
  init(_ label: String, like query: SQL) {
    name = Self.name(label)
    definition = ""
    contents = " AS \(query) WITH NO DATA"
  }

  private static func name(_ label: String) -> SQL { "pg_temp.\(id: "vaultload_\(label)")" }

  /// Creates the table.
  var creation: SQL {
    "CREATE TEMPORARY TABLE IF NOT EXISTS \(name)\(definition) ON COMMIT DROP\(contents)"
  }

  /// Starts a COPY into the table, which is created in the same round trip where it is missing.
  ///
  /// - Throws: `PostgresError`.
  func begin(_ columns: [String], on connection: Connection) throws(PostgresError) -> BinaryCopy {
    try BinaryCopy(into: name, columns: columns, after: creation, on: connection)
  }
}

extension Connection {
  /// Drops the staging tables of a transaction that continues after a batch.
  ///
  /// - Throws: `PostgresError`.
  func dropStagingTables() throws(PostgresError) {
    let names = try query(
      """
      SELECT relname FROM pg_catalog.pg_class
      WHERE relnamespace = pg_catalog.pg_my_temp_schema() AND relkind = 'r'
        AND pg_catalog.starts_with(relname::text, 'vaultload_')
      """
    ).texts().compactMap { $0.map { "pg_temp.\(id: $0)" as SQL } }
    guard !names.isEmpty else { return }
    try execute("DROP TABLE \(names.joined())")
  }
}
