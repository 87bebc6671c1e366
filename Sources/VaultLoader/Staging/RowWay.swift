import PostgresClient
import PostgresSchema

/// The way of new rows into a vault table: by COPY into a table of the session's, from there by INSERT.
///
/// The server takes no COPY into a table whose row-level policies bind the role, as they bind the
/// loader's.
struct RowWay {
  private let table: QualifiedName
  private let stage: SQL
  private let columns: [String]

  /// The target's number sets apart the tables of a session.
  init(into table: QualifiedName, columns: [String], target: Int) {
    self.table = table
    self.columns = columns
    stage = "pg_temp.\(id: "rows_\(target)")"
  }

  /// Makes the session's table, empty at the end of each transaction.
  var preparation: SQL {
    let names = columns.map { SQL.identifier($0) }.joined()
    return """
      CREATE TEMPORARY TABLE IF NOT EXISTS \(stage) ON COMMIT DELETE ROWS
        AS SELECT \(names) FROM \(table) WITH NO DATA
      """
  }

  /// Starts the COPY; its rows are in the vault after `store`.
  func begin(on connection: Connection) throws(PostgresError) -> BinaryCopy {
    try BinaryCopy(into: stage, columns: columns, on: connection)
  }

  /// Brings the rows of the COPY, which has been finished, into the vault's table.
  func store(on connection: Connection) throws(PostgresError) {
    let names = columns.map { SQL.identifier($0) }.joined()
    try connection.execute("INSERT INTO \(table) (\(names)) SELECT \(names) FROM \(stage)")
  }
}
