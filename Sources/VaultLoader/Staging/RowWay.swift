import PostgresClient
import PostgresSchema

/// The way of new rows into a vault table: by COPY, straight or over a staging table.
///
/// The server takes no COPY into a table whose row-level policies bind the role, as they bind the
/// loader's (PostgreSQL's manual, "COPY"); its rows go on from there by INSERT. The table's owner has
/// the straight way.
struct RowWay {
  private let table: QualifiedName
  private let stage: StagingTable
  private let columns: [String]
  private var isStraight = false

  /// The target's number sets apart the staging tables of a transaction.
  init(into table: QualifiedName, columns: [String], target: Int) {
    self.table = table
    self.columns = columns
    let names = columns.map { SQL.identifier($0) }.joined()
    stage = StagingTable("rows_\(target)", like: "SELECT \(names) FROM \(table)")
  }

  /// Finds out which way is open to this role.
  ///
  /// - Throws: `PostgresError`.
  mutating func prepare(on connection: Connection) throws(PostgresError) {
    let bound = try connection.query("SELECT row_security_active(\(literal: table.sql.text))")
    isStraight = bound.text(0, 0) == "f"
  }

  /// Starts the COPY; its rows are in the vault after `store`.
  func begin(on connection: Connection) throws(PostgresError) -> BinaryCopy {
    guard !isStraight else {
      return try BinaryCopy(into: table.sql, columns: columns, on: connection)
    }
    return try stage.begin(columns, on: connection)
  }

  /// Brings the rows of the COPY, which has been finished, into the vault's table.
  func store(on connection: Connection) throws(PostgresError) {
    guard !isStraight else { return }
    let names = columns.map { SQL.identifier($0) }.joined()
    try connection.execute("INSERT INTO \(table) (\(names)) SELECT \(names) FROM \(stage.name)")
  }
}
