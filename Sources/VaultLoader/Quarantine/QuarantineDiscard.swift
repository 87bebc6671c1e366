package import PostgresClient
import PostgresSchema

/// Says of refused records that they will never be loaded, and why.
package struct QuarantineDiscard: Sendable {
  private let records: [Int64]
  private let load: Int64?
  private let source: String?
  private let reason: String

  /// Chooses records by their numbers in the quarantine, or those of a load or source.
  package init(records: [Int64], load: Int64?, source: String?, because reason: String) {
    self.records = records
    self.load = load
    self.source = source
    self.reason = reason
  }

  /// Discards what of it is open, and gives the number.
  ///
  /// - Throws: `RegisterError`, `PostgresError`.
  package func run(on connection: Connection) throws -> Int {
    try requiringVault { () throws(PostgresError) in
      try connection.query(
        """
        UPDATE metadata.quarantine
        SET resolution = 'discarded', resolved_at = now(), resolution_reason = $4
        WHERE resolution IS NULL
          AND ($1::bigint[] = '{}' OR quarantine_id = ANY ($1::bigint[]))
          AND ($2::bigint IS NULL OR load_id = $2) AND ($3::text IS NULL OR source = $3)
        """,
        [
          .integers(records), load.map { .integer($0) } ?? .null,
          source.map { .text($0) } ?? .null, .text(reason),
        ]
      ).affected
    }
  }
}
