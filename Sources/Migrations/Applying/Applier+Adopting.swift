import PostgresClient
package import PostgresSchema

/// A vault that a database holds, whoever made it there.
package struct Adoptee: Hashable, Sendable {
  package var vaultName: String
  package var fingerprint: String
  /// Those that lead to the fingerprint; empty for a vault that is applied by its schema alone.
  package var migrations: [Migration]
  /// What its tables have from the beginning, the vault's own row in `metadata.vault` among it.
  package var firstRows: [RowInsert]

  package init(
    vaultName: String, fingerprint: String, migrations: [Migration] = [],
    firstRows: [RowInsert] = []
  ) {
    self.vaultName = vaultName
    self.fingerprint = fingerprint
    self.migrations = migrations
    self.firstRows = firstRows
  }
}

extension Applier {
  /// Enters a vault and its migrations as applied without running them.
  ///
  /// Of the first rows, those that are missing are added, and none is changed but for the version.
  ///
  /// - Parameters:
  ///   - vault: What the database came to hold in some other way.
  ///   - check: Throws where the database does not hold it; nobody changes the schema meanwhile.
  /// - Returns: What was entered: the migrations that the register does not have.
  /// - Throws: `ApplyError`, or what the check throws.
  package func adopt(
    _ vault: Adoptee, after check: () throws -> Void
  ) throws -> [MigrationName] {
    try changing {
      try check()
      let state = try VaultState(of: vault.vaultName, in: connection)
      if let begun = state.progress.first {
        throw ApplyError.underWay(file: begun.version, direction: begun.direction)
      }
      let known = try Course.countOfApplied(vault.migrations, state)
      let new = Array(vault.migrations[known...])
      try inTransaction {
        try enter(vault)
        try enterFound(new)
      }
      return new.map(\.up.name)
    }
  }

  private func enter(_ vault: Adoptee) throws {
    for rows in vault.firstRows { try enter(rows) }
    _ = try connection.query(
      """
      UPDATE \(Register.vault) SET fingerprint = $2, applied_at = now()
      WHERE vault_name = $1 AND fingerprint <> $2
      """, [.text(vault.vaultName), .text(vault.fingerprint)])
    let held = try VaultState.fingerprint(of: vault.vaultName, in: connection)
    guard held == vault.fingerprint else {
      throw ApplyError.strayVersion(
        vaultName: vault.vaultName, applied: held ?? "nothing", expected: vault.fingerprint)
    }
  }

  /// Adds rows that are missing, where the table's foreign keys let them in.
  ///
  /// A satellite's ghost stands for no row of a link, and is older than the key where a schema made
  /// both.
  private func enter(_ rows: RowInsert) throws(PostgresError) {
    var rows = rows
    rows.existing = .isKept
    try connection.execute("SAVEPOINT first_rows")
    do throws(PostgresError) {
      try connection.execute(rows.sql)
      try connection.execute("RELEASE SAVEPOINT first_rows")
    } catch {
      guard error.code == .foreignKeyViolation else { throw error }
      try connection.execute("ROLLBACK TO SAVEPOINT first_rows")
      report(.keptOut(firstRowsOf: rows.table))
    }
  }

  /// Enters migrations that the database has had, as its version tells.
  func recordAsFound(_ migrations: [Migration]) throws {
    guard !migrations.isEmpty else { return }
    try inTransaction { try enterFound(migrations) }
  }

  private func enterFound(_ migrations: [Migration]) throws {
    for migration in migrations {
      try History(connection, options).enterFound(migration)
      report(.found(migration.up.name))
    }
  }
}
