import PostgresClient
import PostgresSchema

extension Applier {
  /// Enters migrations as applied without running them: the database came to be in some other way.
  ///
  /// - Parameters:
  ///   - folder: Its migrations up to the target are entered, but for those that the register has.
  ///   - check: Throws where the database is not what they would have made of it; nobody changes
  ///     the schema meanwhile.
  /// - Returns: What was entered.
  /// - Throws: `ApplyError`, or what the check throws.
  package func adopt(
    _ folder: MigrationFolder, after check: () throws -> Void
  ) throws -> [MigrationName] {
    try changing {
      try check()
      let vaultName = folder.vaultName ?? ""
      let state = try VaultState(of: vaultName, in: connection)
      if let begun = state.progress.first {
        throw ApplyError.underWay(file: begun.version, direction: begun.direction)
      }
      let known = Set(state.applied.map(\.version))
      let wanted = folder.migrations.filter { $0.version <= options.target ?? $0.version }
      let new = wanted.filter { !known.contains($0.version.text) }
      try record(new, reaching: wanted.last?.up.header.to, of: vaultName)
      return new.map(\.up.name)
    }
  }

  private func record(
    _ migrations: [Migration], reaching version: String?, of vaultName: String
  ) throws {
    try inTransaction {
      try enterFound(migrations)
      _ = try connection.query(
        """
        UPDATE \(Register.vault) SET fingerprint = $2, applied_at = now()
        WHERE vault_name = $1 AND fingerprint <> $2
        """, [.text(vaultName), version.map { .text($0) } ?? .null])
      let held = try VaultState.fingerprint(of: vaultName, in: connection)
      guard held == version else {
        throw ApplyError.strayVersion(
          vaultName: vaultName, applied: held ?? "nothing", expected: version)
      }
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
