package import PostgresClient
import PostgresSchema

/// What a database says of one vault: its version, the migrations it has had, and one that is under way.
package struct VaultState: Hashable, Sendable {
  /// Nil where the database does not hold the vault.
  package var fingerprint: String?
  /// Sorted by version; those that were taken back are left out.
  package var applied: [Applied] = []
  /// Sorted by statement; empty where no migration is under way.
  package var progress: [Progress] = []

  package struct Applied: Hashable, Sendable {
    package var version: String
    /// Lower-case hex.
    package var checksum: String
    package var appliedAt: String
    package var description: String

    package init(version: String, checksum: String, appliedAt: String, description: String) {
      self.version = version
      self.checksum = checksum
      self.appliedAt = appliedAt
      self.description = description
    }
  }

  package struct Progress: Hashable, Sendable {
    package var version: String
    package var direction: MigrationName.Direction
    package var checksum: String
    package var statement: Int
    /// False for one that was begun, and nobody knows how it ended.
    package var isDone: Bool

    package init(
      version: String, direction: MigrationName.Direction, checksum: String, statement: Int,
      isDone: Bool
    ) {
      self.version = version
      self.direction = direction
      self.checksum = checksum
      self.statement = statement
      self.isDone = isDone
    }
  }

  package init(fingerprint: String? = nil, applied: [Applied] = [], progress: [Progress] = []) {
    self.fingerprint = fingerprint
    self.applied = applied
    self.progress = progress
  }
}

// MARK: Reading

extension VaultState {
  /// Reads what a database says of a vault, as of one moment.
  package init(of vaultName: String, in connection: Connection) throws(PostgresError) {
    fingerprint = try Self.fingerprint(of: vaultName, in: connection)
    guard try Self.isThere(Register.migrations, connection) else { return }
    let applied = try connection.query(
      """
      SELECT version, encode(checksum, 'hex'), applied_at::text, description
      FROM \(Register.migrations)
      WHERE vault_name = $1 AND rolled_back_at IS NULL ORDER BY version
      """, [.text(vaultName)])
    self.applied = applied.indices.map { row in
      Applied(
        version: applied.text(row, 0) ?? "", checksum: applied.text(row, 1) ?? "",
        appliedAt: applied.text(row, 2) ?? "", description: applied.text(row, 3) ?? "")
    }
    let progress = try connection.query(
      """
      SELECT version, direction = 'up', encode(checksum, 'hex'), statement, ended_at IS NOT NULL
      FROM \(Register.progress) WHERE vault_name = $1 ORDER BY statement
      """, [.text(vaultName)])
    self.progress = progress.indices.map { row in
      Progress(
        version: progress.text(row, 0) ?? "",
        direction: progress.boolean(row, 1) == true ? .up : .down,
        checksum: progress.text(row, 2) ?? "", statement: Int(progress.integer(row, 3) ?? 0),
        isDone: progress.boolean(row, 4) == true)
    }
  }

  /// The version of the vault that the database holds; nil where it holds none.
  package static func fingerprint(
    of vaultName: String, in connection: Connection
  ) throws(PostgresError) -> String? {
    guard try isThere(Register.vault, connection) else { return nil }
    let rows = try connection.query(
      "SELECT fingerprint FROM \(Register.vault) WHERE vault_name = $1", [.text(vaultName)])
    return rows.count == 0 ? nil : rows.text(0, 0)
  }

  private static func isThere(
    _ table: QualifiedName, _ connection: Connection
  ) throws(PostgresError) -> Bool {
    let rows = try connection.query("SELECT to_regclass($1) IS NOT NULL", [.text(table.sql.text)])
    return rows.boolean(0, 0) == true
  }
}
