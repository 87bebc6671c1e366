import PostgresClient
import PostgresSchema

/// The way of new rows into a vault table: by COPY, straight or over a table of the session's.
///
/// The server takes no COPY into a table whose row-level policies bind the role, as they bind the
/// loader's (PostgreSQL's manual, "COPY"); its rows go on from there by INSERT. The table's owner has
/// the straight way.
struct RowWay {
  private let table: QualifiedName
  private let stage: SQL
  private let columns: [String]
  private var isStraight = false

  /// The target's number sets apart the tables of a session.
  init(into table: QualifiedName, columns: [String], target: Int) {
    self.table = table
    self.columns = columns
    stage = "pg_temp.\(id: "rows_\(target)")"
  }

  /// Finds out which way is open to this session, and makes its table where one is needed.
  ///
  /// - Throws: `PostgresError`.
  mutating func prepare(on connection: Connection) throws(PostgresError) {
    let bound = try connection.query("SELECT row_security_active(\(literal: table.sql.text))")
    isStraight = bound.text(0, 0) == "f"
    guard !isStraight else { return }
    let names = columns.map { SQL.identifier($0) }.joined()
    // Empty at the end of each transaction.
    try connection.execute(
      """
      CREATE TEMPORARY TABLE IF NOT EXISTS \(stage) ON COMMIT DELETE ROWS
        AS SELECT \(names) FROM \(table) WITH NO DATA
      """)
  }

  /// Starts the COPY; its rows are in the vault after `store`.
  func begin(on connection: Connection) throws(PostgresError) -> BinaryCopy {
    try BinaryCopy(into: isStraight ? table.sql : stage, columns: columns, on: connection)
  }

  /// Brings the rows of the COPY, which has been finished, into the vault's table.
  func store(on connection: Connection) throws(PostgresError) {
    guard !isStraight else { return }
    let names = columns.map { SQL.identifier($0) }.joined()
    try connection.execute("INSERT INTO \(table) (\(names)) SELECT \(names) FROM \(stage)")
  }
}
