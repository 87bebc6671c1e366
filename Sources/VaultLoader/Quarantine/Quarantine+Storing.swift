import PostgresClient
import PostgresSchema

extension [QuarantinedRecord] {
  /// Adds the records to `metadata.quarantine`, within the transaction of their batch.
  ///
  /// - Throws: `PostgresError`.
  func store(loadID: Int64, source: String, on connection: Connection) throws(PostgresError) {
    guard !isEmpty else { return }
    var copy = try BinaryCopy(
      into: "metadata.quarantine",
      columns: [
        "load_id", "source", "input", "record", "line", "byte_offset", "reason", "column_name",
        "detail", "content",
      ], on: connection)
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
  }
}
