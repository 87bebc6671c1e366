import PostgresClient
import PostgresSchema
import VaultModel
import VaultSQL

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

  /// What is known of a vault whose row may be hidden.
  enum Application {
    case certainly
    case ifItsLoaderHasRights
  }

  /// Makes sure that the vault's roles see its rows of the tables that vaults share, and only those.
  ///
  /// A database of one vault works without.
  ///
  /// - Throws: `RegisterError.olderBookkeeping`, `PostgresError`.
  static func requireRows(
    of vault: CompiledVault, isApplied: Application, on connection: Connection
  ) throws {
    let securities = BookkeepingRows.security(of: vault)
    let tables = securities.flatMap(\.tables).map { "(\(literal: $0.name))" as SQL }
    let loader = vault.conventions.roles.loader
    let isHere: SQL =
      switch isApplied {
      case .certainly: "true"
      case .ifItsLoaderHasRights:
        """
        EXISTS (
          SELECT FROM pg_roles
          WHERE rolname = \(literal: loader) AND has_table_privilege(oid, relation.oid, 'INSERT'))
        """
      }
    let rows = try connection.query(
      """
      SELECT relation.relname
      FROM (VALUES \(tables.joined())) AS wanted(name)
      JOIN pg_class AS relation ON relation.oid = to_regclass('metadata.' || wanted.name)
      WHERE (\(isHere)) AND CASE WHEN relation.relrowsecurity
        THEN NOT EXISTS (
          SELECT FROM pg_policy WHERE polrelid = relation.oid AND polname = \(literal: vault.name))
        ELSE (SELECT count(*) FROM metadata.vault) > 1 END
      """)
    let lacking = Set(rows.texts().compactMap(\.self))
    guard !lacking.isEmpty else { return }
    let missing = securities.filter { $0.tables.contains { lacking.contains($0.name) } }
    throw RegisterError.olderBookkeeping(
      lacking: missing.flatMap(\.tables).map {
        "a policy for vault \"\(vault.name)\" on \($0)"
      }, remedy: missing.map(\.sql.text))
  }

  /// Makes sure that there is a register of accepted deletions, which verifications read.
  ///
  /// - Throws: `RegisterError.olderBookkeeping`, `PostgresError`.
  static func requireAcceptedDeletions(
    of vault: CompiledVault, on connection: Connection
  ) throws {
    let table = AcceptedDeletions.name
    guard try !connection.hasTable(table) else { return }
    let roles = vault.conventions.roles
    let grants = [
      Grant([.all], on: .relations([table]), to: roles.owner),
      Grant([.select, .insert], on: .relations([table]), to: roles.loader),
    ]
    let security = BookkeepingRows.security(of: vault).filter { $0.tables == [table] }
    throw RegisterError.olderBookkeeping(
      lacking: ["\(table)"],
      remedy: [AcceptedDeletions.table.sql.text] + grants.map(\.sql.text)
        + security.map(\.sql.text))
  }
}

extension Connection {
  func hasTable(_ table: QualifiedName) throws(PostgresError) -> Bool {
    try query("SELECT to_regclass(\(literal: table.sql.text)) IS NOT NULL").boolean(0, 0) == true
  }
}
