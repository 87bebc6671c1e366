package import PostgresClient
import PostgresSchema

#if canImport(FoundationEssentials)
  package import FoundationEssentials
#else
  package import Foundation
#endif

/// A record of `metadata.quarantine`.
package struct StoredQuarantine: Hashable, Sendable, Codable {
  /// What became of a refused record.
  package enum Resolution: String, Hashable, Sendable, Codable {
    /// It was delivered again, mended.
    case replayed
    /// It will never be loaded.
    case discarded
  }

  package var quarantineID: Int64
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
  /// Nil while nobody has seen to it.
  package var resolution: Resolution?
  /// The load that brought it, mended.
  package var resolvedBy: Int64?
  /// Why it was discarded.
  package var resolutionReason: String?

  /// The records that a filter lets through, in the order of their places.
  ///
  /// - Throws: `RegisterError.noVault`, `PostgresError`.
  package static func read(
    _ filter: QuarantineFilter, on connection: Connection
  ) throws -> [StoredQuarantine] {
    let rows = try requiringVault { () throws(PostgresError) in
      try connection.query(
        """
        SELECT \(Self.columns) FROM metadata.quarantine
        WHERE ($1::bigint IS NULL OR load_id = $1) AND ($2::text IS NULL OR source = $2)
          AND ($3::text IS NULL OR reason = $3)
          AND ($5::boolean IS NULL OR (resolution IS NULL) = $5)
        ORDER BY load_id, quarantine_id
        LIMIT $4
        """,
        [
          filter.load.map { .integer($0) } ?? .null, filter.source.map { .text($0) } ?? .null,
          filter.reason.map { .text($0) } ?? .null, .integer(Int64(filter.limit)),
          filter.isOpen.map { .boolean($0) } ?? .null,
        ], format: .binary)
    }
    return rows.indices.map { StoredQuarantine(rows, row: $0) }
  }

  /// The records of a load that nobody has seen to, a page at a time.
  ///
  /// - Throws: `PostgresError`.
  static func open(
    of load: Int64, behind last: Int64, limit: Int, on connection: Connection
  ) throws(PostgresError) -> [StoredQuarantine] {
    let rows = try connection.query(
      """
      SELECT \(columns) FROM metadata.quarantine
      WHERE load_id = $1 AND quarantine_id > $2 AND resolution IS NULL
      ORDER BY quarantine_id
      LIMIT \(limit)
      """, [.integer(load), .integer(last)], format: .binary)
    return rows.indices.map { StoredQuarantine(rows, row: $0) }
  }

  private static let columns: SQL = """
    load_id, record, line, byte_offset, source, input, reason, column_name, detail, content, \
    quarantine_id, resolution, resolved_by, resolution_reason
    """

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
    quarantineID = rows.integer(row, 10) ?? 0
    resolution = rows.text(row, 11).flatMap { Resolution(rawValue: $0) }
    resolvedBy = rows.integer(row, 12)
    resolutionReason = rows.text(row, 13)
  }
}

/// Which refused records are wanted; nil wants all.
package struct QuarantineFilter: Sendable {
  package var load: Int64?
  package var source: String?
  package var reason: String?
  /// True wants those that nobody has seen to, false the others.
  package var isOpen: Bool?
  package var limit: Int

  package init(
    load: Int64?, source: String?, reason: String?, isOpen: Bool? = nil, limit: Int
  ) {
    self.load = load
    self.source = source
    self.reason = reason
    self.isOpen = isOpen
    self.limit = limit
  }
}
