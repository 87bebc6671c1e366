package import PostgresClient
import PostgresSchema

#if canImport(FoundationEssentials)
  package import FoundationEssentials
#else
  package import Foundation
#endif

/// A record of `metadata.quarantine`.
package struct StoredQuarantine: Hashable, Sendable, Codable {
  package var loadID: Int64
  package var source: String
  package var input: String
  package var record: Int64
  package var line: Int64
  package var byteOffset: Int64
  package var reason: String
  package var columnName: String?
  package var detail: String
  package var content: Data

  /// The records that a filter lets through, in the order of their places.
  ///
  /// - Throws: `RegisterError.noVault`, `PostgresError`.
  package static func read(
    _ filter: QuarantineFilter, on connection: Connection
  ) throws -> [StoredQuarantine] {
    let rows = try requiringVault { () throws(PostgresError) in
      try connection.query(
        """
        SELECT load_id, record, line, byte_offset, source, input, reason, column_name, detail, content
        FROM metadata.quarantine
        WHERE ($1::bigint IS NULL OR load_id = $1) AND ($2::text IS NULL OR source = $2)
          AND ($3::text IS NULL OR reason = $3)
        ORDER BY load_id, quarantine_id
        LIMIT $4
        """,
        [
          filter.load.map { .integer($0) } ?? .null, filter.source.map { .text($0) } ?? .null,
          filter.reason.map { .text($0) } ?? .null, .integer(Int64(filter.limit)),
        ], format: .binary)
    }
    return rows.indices.map { StoredQuarantine(rows, row: $0) }
  }

  private init(_ rows: Rows, row: Int) {
    loadID = rows.integer(row, 0) ?? 0
    record = rows.integer(row, 1) ?? 0
    line = rows.integer(row, 2) ?? 0
    byteOffset = rows.integer(row, 3) ?? 0
    source = rows.text(row, 4) ?? ""
    input = rows.text(row, 5) ?? ""
    reason = rows.text(row, 6) ?? ""
    columnName = rows.text(row, 7)
    detail = rows.text(row, 8) ?? ""
    content = rows.bytes(row, 9).map { Data($0) } ?? Data()
  }
}

/// Which refused records are wanted; nil wants all.
package struct QuarantineFilter: Sendable {
  package var load: Int64?
  package var source: String?
  package var reason: String?
  package var limit: Int

  package init(load: Int64?, source: String?, reason: String?, limit: Int) {
    self.load = load
    self.source = source
    self.reason = reason
    self.limit = limit
  }
}
