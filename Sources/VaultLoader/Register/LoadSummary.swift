package import PostgresClient
import PostgresSchema

/// A load as `metadata.load` tells of it.
package struct LoadSummary: Hashable, Sendable, Codable {
  package var loadID: Int64
  package var vault: String
  package var source: String
  /// `running`, `loaded`, `stopped` or `failed`.
  package var status: String
  package var loadDate: String?
  package var startedAt: String
  package var endedAt: String?
  package var message: String?
  package var records: RecordCounts

  /// The latest loads, newest first.
  ///
  /// - Throws: `RegisterError.noVault`, `PostgresError`.
  package static func latest(
    _ limit: Int, source: String?, on connection: Connection
  ) throws -> [LoadSummary] {
    let rows = try requiringVault { () throws(PostgresError) in
      try connection.query(
        """
        SELECT load.load_id, load.vault_name, load.source, load.status, load.load_date,
          load.started_at, load.ended_at, load.message
        FROM metadata.load AS load
        WHERE $2::text IS NULL OR load.source = $2
        ORDER BY load.load_id DESC
        LIMIT $1
        """, [.integer(Int64(limit)), source.map { .text($0) } ?? .null])
    }
    return try rows.indices.map { row in
      let id = rows.integer(row, 0) ?? 0
      return LoadSummary(
        loadID: id, vault: rows.text(row, 1) ?? "", source: rows.text(row, 2) ?? "",
        status: rows.text(row, 3) ?? "", loadDate: rows.text(row, 4),
        startedAt: rows.text(row, 5) ?? "", endedAt: rows.text(row, 6), message: rows.text(row, 7),
        records: try LoadCounts.read(loadID: id, on: connection).records)
    }
  }
}

/// Runs a query on the `metadata` schema; a database without it is told as such.
func requiringVault<Value>(
  _ query: () throws(PostgresError) -> Value
) throws -> Value {
  do throws(PostgresError) {
    return try query()
  } catch {
    guard error.code == .undefinedTable || error.code == .undefinedSchema else { throw error }
    throw RegisterError.noVault
  }
}
