import PostgresClient
import PostgresSchema

/// The run of a file whose statements are each by themselves, so that it can go on where it stopped.
///
/// A statement that may stand in a transaction shares it with the record that it ran: so it has run if
/// and only if the record says so. One that may not, such as the build of an index beside its readers,
/// is recorded before and after; where only the first is there, the index itself tells.
struct StepwiseRun {
  private let whole: MigrationRun
  private let progress: [Int: VaultState.Progress]

  private var connection: Connection { whole.connection }
  private var history: History { whole.history }

  init(_ run: MigrationRun) throws {
    whole = run
    let state = try VaultState(of: run.file.header.vaultName, in: run.connection)
    progress = Dictionary(state.progress.map { ($0.statement, $0) }) { $1 }
  }

  func run() throws {
    let units = whole.file.units
    if progress.isEmpty { try whole.requireStart() }
    if let next = units.first(where: { $0.kind != .setting && !isDone($0) }), !progress.isEmpty {
      whole.applier.report(
        .resuming(whole.file.name, statement: next.number, of: whole.file.script.statements.count))
    }
    for unit in units where !isDone(unit) { try run(unit) }
    try whole.applier.inTransaction {
      try whole.lockVault()
      try whole.finish(startedAt: history.start(of: whole.file))
      try history.forgetProgress(of: whole.file)
    }
  }

  private func isDone(_ unit: MigrationUnit) -> Bool { progress[unit.number]?.isDone == true }

  private func run(_ unit: MigrationUnit) throws {
    switch unit.kind {
    case .setting: try locating(unit) { try connection.executeAlone(unit.sql) }
    case .transaction: try runInTransaction(unit)
    case .index(let index): try build(index, unit)
    case .single:
      do {
        try runInTransaction(unit)
      } catch let error as PostgresError
        where [.activeTransaction, .invalidTransactionEnd].contains(error.code)
      {
        try runAlone(unit)
      }
    }
  }

  private func runInTransaction(_ unit: MigrationUnit) throws {
    try whole.applier.retrying(whole.name, unit.sql.text) {
      try whole.applier.inTransaction {
        try whole.lockVault()
        try locating(unit) { try connection.execute(unit.sql) }
        try history.enter(unit, of: whole.file, .done)
      }
    }
  }

  /// The server refuses it within a transaction.
  private func runAlone(_ unit: MigrationUnit) throws {
    try whole.applier.retrying(whole.name, unit.sql.text) {
      try history.enter(unit, of: whole.file, .begun)
      try locating(unit) { try connection.executeAlone(unit.sql) }
      try history.enter(unit, of: whole.file, .done)
    }
  }

  private func locating(_ unit: MigrationUnit, _ body: () throws -> Void) throws {
    try whole.locatingFailures(in: unit.statements, body)
  }
}

// MARK: Indexes

extension StepwiseRun {
  /// Builds an index beside the readers and writers of its table; leaves a valid one or none.
  private func build(_ index: ConcurrentIndex, _ unit: MigrationUnit) throws {
    // The server ends a build whose program is gone; this one had begun it.
    if progress[unit.number] != nil, try index.state(connection) == .valid {
      return try history.enter(unit, of: whole.file, .done)
    }
    try whole.applier.retrying(whole.name, unit.sql.text) {
      try dropIfInvalid(index)
      try waitForTransactions(olderThanBuildOf: index)
      try history.enter(unit, of: whole.file, .begun)
      do {
        try locating(unit) { try connection.executeAlone(unit.sql) }
      } catch {
        try cleanUp(index)
        throw error
      }
      try history.enter(unit, of: whole.file, .done)
    }
  }

  private func dropIfInvalid(_ index: ConcurrentIndex) throws {
    guard case .invalid(let name) = try index.state(connection) else { return }
    try connection.executeAlone("DROP INDEX CONCURRENTLY \(name)")
    whole.applier.report(.droppedInvalidIndex(index.description))
  }

  /// Drops what a broken build left, with patience of its own: what broke the build may still be there.
  private func cleanUp(_ index: ConcurrentIndex) throws {
    guard !connection.isBroken else { return }
    do {
      try whole.applier.retrying(whole.name, index.table) { try dropIfInvalid(index) }
    } catch let error as ApplyError {
      guard case .inTheWay(_, let reason, _, _) = error else { throw error }
      whole.applier.report(.leftInvalidIndex(index.description, reason: reason))
    }
  }

  /// The build would wait for them too, but within itself: then its half-made index stays behind.
  private func waitForTransactions(olderThanBuildOf index: ConcurrentIndex) throws {
    let moment = try connection.query("SELECT clock_timestamp()::text").text(0, 0) ?? ""
    let clock = ContinuousClock()
    let start = clock.now
    var random = SystemRandomNumberGenerator()
    var hasReported = false
    while true {
      let obstacles = try Obstacle.before(moment, buildingOn: index.tableSQL, connection)
      guard !obstacles.isEmpty else { return }
      guard clock.now - start < whole.applier.options.patience.readerWait else {
        throw ApplyError.inTheWay(
          file: whole.name,
          what: "transactions that are older than the build of \(index.description) "
            + "did not end in time", attempts: 1, obstacles)
      }
      if !hasReported {
        whole.applier.report(.waitingForTransactions(index: index.description, obstacles))
      }
      hasReported = true
      sleep(.milliseconds(Int.random(in: 100...400, using: &random)))
    }
  }
}
