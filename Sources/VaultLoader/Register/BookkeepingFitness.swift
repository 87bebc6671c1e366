import PostgresClient
import PostgresSchema

/// The columns of the `metadata` tables that came after their first form.
///
/// All vaults of a database share these tables: a database whose vault an earlier release made has
/// none of them, and its vault's version does not tell.
enum BookkeepingFitness {
  private static let added: [(table: String, column: String, type: String)] = [
    ("load", "reading", "jsonb"), ("load", "replayed_load_id", "bigint"),
    ("load", "dictated_date", "timestamptz"), ("load", "last_date", "timestamptz"),
    ("load", "seen_again_at", "timestamptz"), ("load", "presence", "text"),
    ("load", "tenants", "bytea[]"),
    ("load_count", "rows_restated", "bigint NOT NULL DEFAULT 0"),
    ("quarantine", "resolution", "text"), ("quarantine", "resolved_at", "timestamptz"),
    ("quarantine", "resolved_by", "bigint"), ("quarantine", "resolution_reason", "text"),
  ]

  /// Makes sure that the loader finds the columns that it writes.
  ///
  /// - Throws: `RegisterError.olderBookkeeping`, `PostgresError`.
  static func require(of loader: String, on connection: Connection) throws {
    let wanted = added.map { "(\(literal: $0.table), \(literal: $0.column))" as SQL }
    let rows = try connection.query(
      """
      SELECT relation, name FROM (VALUES \(wanted.joined())) AS wanted(relation, name)
      WHERE NOT EXISTS (
        SELECT FROM pg_attribute
        WHERE attrelid = to_regclass('metadata.' || relation) AND attname = name)
      """)
    guard rows.count > 0 else { return }
    let missing = Set(rows.indices.map { "\(rows.text($0, 0) ?? "").\(rows.text($0, 1) ?? "")" })
    let lacking = added.filter { missing.contains("\($0.table).\($0.column)") }
    let statements = lacking.map {
      "ALTER TABLE metadata.\($0.table) ADD COLUMN IF NOT EXISTS \($0.column) \($0.type);"
    }
    let resolution = added.filter { $0.table == "quarantine" }.map { SQL.identifier($0.column) }
    let grant: SQL =
      "GRANT UPDATE (\(resolution.joined())) ON metadata.quarantine TO \(id: loader);"
    throw RegisterError.olderBookkeeping(
      lacking: lacking.map { "metadata.\($0.table).\($0.column)" },
      remedy: statements + [grant.text])
  }
}
