import PostgresClient
import PostgresSchema

extension [QuarantinedRecord] {
  /// Adds the records to `metadata.quarantine`, within the transaction of their batch.
  ///
  /// - Throws: `PostgresError`.
  func store(loadID: Int64, source: String, on connection: Connection) throws(PostgresError) {
    guard !isEmpty else { return }
    let columns = [
      "load_id", "source", "input", "record", "line", "byte_offset", "reason", "column_name",
      "detail", "content",
    ]
    let names = columns.map { SQL.identifier($0) }.joined()
    // COPY does not write to a table with row-level security.
    let staged = StagingTable("quarantine", like: "SELECT \(names) FROM metadata.quarantine")
    var copy = try staged.begin(columns, on: connection)
    for refused in self {
      try copy.beginRow()
      copy.integer(loadID)
      copy.text(source)
      copy.text(refused.origin.input)
      copy.integer(refused.origin.record)
      copy.integer(refused.origin.line)
      copy.integer(refused.origin.offset)
      copy.text(refused.reason.rawValue)
      copy.text(refused.column)
      copy.text(refused.detail)
      refused.content.withUnsafeBytes { copy.bytes($0) }
    }
    _ = try copy.finish()
    try connection.execute(
      "INSERT INTO metadata.quarantine (\(names)) SELECT \(names) FROM \(staged.name)")
    try connection.execute("DROP TABLE \(staged.name)")
  }
}
