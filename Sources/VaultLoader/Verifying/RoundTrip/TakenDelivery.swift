import PostgresClient
import PostgresSchema
import VaultModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A load as `metadata.load` knows it, to be held against the files that it took.
struct TakenDelivery {
  struct Input: Decodable {
    var name: String
    var sha256: String
  }

  var id: Int64
  var source: String
  var status: String
  var loadDate: String?
  var inputs: [Input]
  var reading: StoredReading?
  /// The load whose refused records it brought.
  var replayedLoad: Int64?

  /// The loads of a vault, oldest first.
  ///
  /// - Throws: `PostgresError`.
  static func all(
    of vault: CompiledVault, source: String?, load: Int64?, on connection: Connection
  ) throws -> [TakenDelivery] {
    let rows = try connection.query(
      """
      SELECT load.load_id, load.source, load.status, load.load_date, load.inputs, load.reading,
        load.replayed_load_id
      FROM metadata.load AS load
      WHERE load.vault_name = $1 AND ($2::text IS NULL OR load.source = $2)
        AND ($3::bigint IS NULL OR load.load_id = $3)
      ORDER BY load.load_id
      """,
      [.text(vault.name), source.map { .text($0) } ?? .null, load.map { .integer($0) } ?? .null])
    return rows.indices.map { TakenDelivery(rows, row: $0) }
  }

  private init(_ rows: Rows, row: Int) {
    id = rows.integer(row, 0) ?? 0
    source = rows.text(row, 1) ?? ""
    status = rows.text(row, 2) ?? ""
    loadDate = rows.text(row, 3)
    let json = Data((rows.text(row, 4) ?? "[]").utf8)
    inputs = (try? JSONDecoder().decode([Input].self, from: json)) ?? []
    reading = rows.text(row, 5).flatMap { StoredReading(json: $0) }
    replayedLoad = rows.integer(row, 6)
  }
}
