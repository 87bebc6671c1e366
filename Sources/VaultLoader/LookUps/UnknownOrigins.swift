import PostgresClient
import PostgresSchema

/// The dates and record sources of the rows that do not count for a load: its own, and those of loads
/// that began after its end.
///
/// So a load that goes on where it was cut off finds what it would have found, and whoever compares a
/// delivery with the vault later finds what its load did. Where several loads share a date and a
/// record source, the first one is taken for all.
struct UnknownOrigins {
  /// An array as the server prints it.
  let loadDates: String
  /// The record sources that belong to the dates, as the server prints them.
  let recordSources: String

  /// Asks for those of a load.
  ///
  /// - Throws: `PostgresError`.
  init(to loadID: Int64, of vault: String, on connection: Connection) throws(PostgresError) {
    let rows = try connection.query(
      """
      SELECT coalesce(array_agg(first.load_date), '{}'),
        coalesce(array_agg(first.record_source), '{}')
      FROM (
        SELECT DISTINCT ON (load_date, reading->>'record_source')
          load_date, reading->>'record_source' AS record_source, load_id, started_at
        FROM metadata.load
        WHERE vault_name = $1 AND load_date IS NOT NULL
          AND reading->>'record_source' IS NOT NULL
        ORDER BY load_date, reading->>'record_source', load_id
      ) AS first
      JOIN metadata.load AS own ON own.load_id = $2
      WHERE first.load_id = own.load_id
        OR first.started_at > coalesce(own.ended_at, 'infinity')
      """, [.text(vault), .integer(loadID)])
    loadDates = rows.text(0, 0) ?? "{}"
    recordSources = rows.text(0, 1) ?? "{}"
  }
}
