import PostgresClient
import PostgresSchema
import SchemaDiff

/// One migration that is run one way.
struct MigrationRun {
  let migration: Migration
  let direction: MigrationName.Direction
  let file: MigrationFile
  let applier: Applier

  var connection: Connection { applier.connection }
  var name: String { file.name.fileName }
  var history: History { History(connection, applier.options) }

  init(
    _ migration: Migration, _ direction: MigrationName.Direction, by applier: Applier
  ) throws(ApplyError) {
    guard let file = direction == .up ? migration.up : migration.down else {
      throw .noWayBack(file: migration.up.name.fileName)
    }
    self.migration = migration
    self.direction = direction
    self.file = file
    self.applier = applier
  }

  /// Runs what of the file has not run yet, and enters it in the register.
  func run() throws {
    guard connection.serverVersion >= file.header.requiredMajor * 10_000 else {
      throw ApplyError.serverTooOldFor(
        file: name, major: file.header.requiredMajor, version: connection.serverVersion)
    }
    try connection.executeAlone("RESET ALL")
    try connection.executeAlone(defaults)
    switch file.header.transaction {
    case .whole: try runWhole()
    case .none: try StepwiseRun(self).run()
    }
  }

  /// For files that set nothing; what a way back may lose is told to its guards.
  private var defaults: SQL {
    let lockTimeout: SQL = file.header.transaction == .whole ? "'2s'" : "'1min'"
    let losing = applier.options.losing.joined(separator: "\n")
    return """
      SET lock_timeout = \(lockTimeout);
      \(PinnedSettings.forSession);
      SELECT pg_catalog.set_config('vaultwright.lose', \(literal: losing), false)
      """
  }

  private func runWhole() throws {
    try applier.retrying(name, file.text) {
      try applier.inTransaction {
        try lockVault()
        try requireStart()
        try locatingFailures(in: file.script.statements) {
          try connection.execute(SQL(trusted: file.text))
        }
        try finish(startedAt: "transaction_timestamp()")
      }
    }
  }

  /// Checks the result and enters the migration; belongs into a transaction.
  func finish(startedAt start: SQL) throws {
    if applier.options.validates { try validate() }
    try requireEnd()
    switch direction {
    case .up: try history.enter(migration, startedAt: start)
    case .down: try history.enterWayBack(of: migration)
    }
  }

  private func validate() throws {
    for validation in file.validations {
      let rows = try locatingFailures(in: []) { try connection.query(validation.query) }
      guard rows.count == 0 else {
        throw ApplyError.validationFailed(file: name, about: validation.about, rows: rows.count)
      }
    }
  }

  /// Waits, as long as the lock timeout allows, for the batches of loads that run now.
  func lockVault() throws(PostgresError) {
    _ = try connection.query("SELECT \(TransactionLock.vault(file.header.vaultName).exclusive)")
  }

  func requireStart() throws {
    let found = try VaultState.fingerprint(of: file.header.vaultName, in: connection)
    guard found == file.header.from else {
      throw ApplyError.strayVersion(
        vaultName: file.header.vaultName, applied: found ?? "nothing", expected: file.header.from)
    }
  }

  private func requireEnd() throws {
    let found = try VaultState.fingerprint(of: file.header.vaultName, in: connection)
    guard found == file.header.to else {
      throw ApplyError.endedElsewhere(file: name, found: found, expected: file.header.to)
    }
  }

  /// Says of an error at which statement of the file it came; what may be tried again stays as it is.
  func locatingFailures<Value>(
    in statements: [ScannedStatement], _ body: () throws -> Value
  ) throws -> Value {
    do {
      return try body()
    } catch let error as PostgresError {
      let passes: [SQLState] = [
        .lockNotAvailable, .deadlockDetected, .activeTransaction, .invalidTransactionEnd,
      ]
      guard !passes.contains(error.code), !error.isConnectionLost,
        let statement = statements.dropFirst(error.succeededBefore).first
      else { throw error }
      throw ApplyError.failed(
        file: name, place: statement.place, error.narrowed(to: statement.sql.text))
    }
  }
}
