import PostgresClient
import PostgresSchema
import SchemaDiff
import VaultHash

/// Writes the registers of migrations.
struct History {
  private let connection: Connection
  private let options: ApplyOptions

  init(_ connection: Connection, _ options: ApplyOptions) {
    self.connection = connection
    self.options = options
  }

  /// Enters a migration that has run since `start`.
  func enter(_ migration: Migration, startedAt start: SQL) throws(PostgresError) {
    try enter(migration, duration: "clock_timestamp() - \(start)", notes: options.notes)
  }

  /// Enters a migration that was not run here.
  func enterFound(_ migration: Migration) throws(PostgresError) {
    try enter(
      migration, duration: "NULL",
      notes: "Not run: the database was found in the version that it leads to.")
  }

  private func enter(
    _ migration: Migration, duration: SQL, notes: String?
  ) throws(PostgresError) {
    let down = migration.down
    _ = try connection.query(
      """
      INSERT INTO \(Register.migrations)
        (vault_name, version, applied_at, description, migration_script, rollback_script, checksum,
          author, notes, rollback_strategy, duration)
      VALUES ($1, $2, clock_timestamp(), $3, $4, $5, $6, coalesce($7, session_user), $8,
        CASE WHEN $9::text IS NULL THEN jsonb_build_object('kind', 'none')
          ELSE jsonb_build_object(
            'kind', 'script', 'file', $9::text, 'transaction', $10::text, 'class', $11::text)
        END, \(duration))
      """,
      [
        .text(migration.up.header.vaultName), .text(migration.version.text),
        .text(migration.up.header.purpose), .text(migration.up.text), .init(orNull: down?.text),
        .bytes(migration.up.digest.bytes), .init(orNull: options.author), .init(orNull: notes),
        .init(orNull: down?.name.fileName), .init(orNull: down?.header.transaction.rawValue),
        .init(orNull: down?.header.contract.rawValue),
      ])
  }

  /// Enters that a migration was taken back.
  func enterWayBack(of migration: Migration) throws(PostgresError) {
    _ = try connection.query(
      """
      UPDATE \(Register.migrations) SET rolled_back_at = clock_timestamp()
      WHERE vault_name = $1 AND version = $2 AND rolled_back_at IS NULL
      """, [.text(migration.up.header.vaultName), .text(migration.version.text)])
  }
}

// MARK: Progress

extension History {
  /// How far a statement has come.
  enum Mark {
    case begun
    case done
  }

  func enter(_ unit: MigrationUnit, of file: MigrationFile, _ mark: Mark) throws(PostgresError) {
    _ = try connection.query(
      """
      INSERT INTO \(Register.progress)
        (vault_name, version, direction, statement, checksum, started_at, ended_at)
      VALUES ($1, $2, $3, $4, $5, clock_timestamp(), CASE WHEN $6 THEN clock_timestamp() END)
      ON CONFLICT (vault_name, version, direction, statement)
        DO UPDATE SET ended_at = excluded.ended_at
      """,
      key(of: file) + [
        .integer(Int64(unit.number)), .bytes(file.digest.bytes), .boolean(mark == .done),
      ])
  }

  /// When the first statement of a file was begun.
  func start(of file: MigrationFile) -> SQL {
    """
    (SELECT min(started_at) FROM \(Register.progress)
      WHERE vault_name = \(literal: file.header.vaultName) AND version = \(literal: file.name.version.text))
    """
  }

  func forgetProgress(of file: MigrationFile) throws(PostgresError) {
    _ = try connection.query(
      """
      DELETE FROM \(Register.progress)
      WHERE vault_name = $1 AND version = $2 AND direction = $3
      """, key(of: file))
  }

  private func key(of file: MigrationFile) -> [Parameter] {
    [
      .text(file.header.vaultName), .text(file.name.version.text),
      .text(file.name.direction.rawValue),
    ]
  }
}

extension Parameter {
  fileprivate init(orNull text: String?) { self = text.map { .text($0) } ?? .null }
}
