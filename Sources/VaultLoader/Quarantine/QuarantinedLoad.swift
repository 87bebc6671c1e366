import PostgresClient
import PostgresSchema

/// A load that has refused records, with what is needed to read them again.
struct QuarantinedLoad {
  var id: Int64
  var vault: String
  var source: String
  var status: String
  var loadDate: LoadDate?
  var reading: StoredReading?

  /// Looks a load up; nil where there is none.
  ///
  /// - Throws: `PostgresError`.
  static func find(_ id: Int64, on connection: Connection) throws -> QuarantinedLoad? {
    let rows = try connection.query(
      """
      SELECT vault_name, source, status, load_date, reading FROM metadata.load WHERE load_id = $1
      """, [.integer(id)])
    guard rows.count > 0 else { return nil }
    return QuarantinedLoad(
      id: id, vault: rows.text(0, 0) ?? "", source: rows.text(0, 1) ?? "",
      status: rows.text(0, 2) ?? "", loadDate: rows.text(0, 3).flatMap { LoadDate($0) },
      reading: rows.text(0, 4).flatMap { StoredReading(json: $0) })
  }

  /// How its records were read.
  ///
  /// - Throws: `QuarantineError.unknownReading`.
  func requireReading() throws(QuarantineError) -> StoredReading {
    guard let reading else { throw .unknownReading(load: id) }
    return reading
  }
}
