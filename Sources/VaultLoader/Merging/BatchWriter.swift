import PostgresClient
import PostgresSchema
import VaultModel

/// Commits batches: all targets, the quarantine and the checkpoint of a batch together, or nothing.
///
/// One that has thrown is not used again: it takes for stored what was rolled back.
final class BatchWriter {
  private let connection: Connection
  private let lock: SourceLock
  private let plan: RoutePlan
  private let hubs: [KeyedMerge]
  private let links: [KeyedMerge]
  private let events: EventCheck
  private let references: [ReferenceMerge]
  private let versions: [VersionMerge]
  private let once: [OnceMerge]
  private let sweeps: [AbsenceSweep]
  private(set) var load: LoadRegister.OpenLoad

  /// Prepares to write the batches of an open load.
  ///
  /// - Throws: `PostgresError`, `ScratchError`.
  init(
    _ load: LoadRegister.OpenLoad, plan: RoutePlan, lock: SourceLock, on connection: Connection
  ) throws {
    self.load = load
    self.lock = lock
    self.plan = plan
    self.connection = connection
    let keysByTarget = Dictionary(grouping: plan.keys.indices) { plan.keys[$0].target }
    let known = KnownKeys()
    hubs = keysByTarget.sorted { $0.key < $1.key }
      .map { KeyedMerge(.hub(keys: $0.value), of: plan, target: $0.key, known: known) }
    links = plan.links.indices.map {
      KeyedMerge(.link($0), of: plan, target: plan.links[$0].target, known: known)
    }
    events = EventCheck(of: plan)
    references = plan.references.indices.map { ReferenceMerge($0, of: plan) }
    versions = plan.versionFeeds.map { VersionMerge($0, of: plan) }
    once = plan.satellites(of: [.status, .recordTracking, .nonHistorized])
      .map { OnceMerge($0, of: plan) }
    sweeps = try plan.sweptSatellites.map { index throws(ScratchError) in
      try AbsenceSweep(index, of: plan)
    }
    for merge in hubs + links { try merge.prepare(on: connection) }
    for merge in versions { try merge.prepare(on: connection) }
    for merge in once { try merge.prepare(on: connection) }
  }

  /// Merges and commits a batch.
  ///
  /// - Throws: `PostgresError`, `MergeError`, `RegisterError.overtaken`,
  ///   `RegisterError.changedMeanwhile`, `ScratchError`.
  func write(_ batch: Batch) throws {
    var next = load
    try connection.transaction {
      try write(batch, advancing: &next)
      try lock.requireHeld()
    }
    load = next
  }

  private func write(_ batch: Batch, advancing next: inout LoadRegister.OpenLoad) throws {
    try prepareTransaction()
    let loadDate = try next.loadDate ?? takeLoadDate()
    next.loadDate = loadDate
    try events.refuseConflicts(in: batch, on: connection)
    let outcomes = try merge(batch, at: loadDate)
    try batch.quarantine.store(loadID: load.id, source: plan.source.name, on: connection)
    next.counts.add(outcomes, of: plan)
    try next.counts.write(loadID: load.id, on: connection)
    try advance(&next, to: batch.position)
  }

  /// First upwards, then down again.
  ///
  /// Where rows are expected to be stored already, the lowest tables are asked first: a version that
  /// is found tells of its parent, a link of its hubs. Then rows are stored from the hubs down: a
  /// parent that was missing tells that nothing is stored below it.
  private func merge(_ batch: Batch, at loadDate: Instant) throws -> BatchOutcomes {
    var outcomes = BatchOutcomes(of: batch)
    var presence = KeyPresence(of: batch)
    for merge in versions where merge.expectsStored(by: hubs + links) {
      try merge.look(
        batch, loadDate: loadDate, presence: &presence, outcomes: &outcomes, on: connection)
    }
    for link in links where !link.expectsNew {
      try link.look(batch, presence: &presence, on: connection)
    }
    for merge in hubs + links {
      try merge.store(
        batch, loadDate: loadDate, presence: &presence, outcomes: &outcomes, on: connection)
    }
    for merge in references {
      try merge.merge(batch, loadDate: loadDate, outcomes: &outcomes, on: connection)
    }
    for merge in versions {
      try merge.store(
        batch, loadDate: loadDate, presence: &presence, outcomes: &outcomes, on: connection)
    }
    for merge in once {
      try merge.merge(batch, loadDate: loadDate, outcomes: &outcomes, on: connection)
    }
    for sweep in sweeps { try sweep.note(batch) }
    return outcomes
  }

  /// Remembers what counts at the end of a batch that an earlier run has committed.
  ///
  /// - Throws: `ScratchError`.
  func noteSettled(_ batch: Batch) throws(ScratchError) {
    for sweep in sweeps { try sweep.note(batch) }
  }

  /// Closes what a full extract that was read whole no longer has.
  ///
  /// - Parameter emptyExtract: What an extract without a record means.
  /// - Returns: What was found; nil where the source is not one to look for absent keys in.
  /// - Throws: `PostgresError`, `MergeError.emptyExtract`, `MergeError.emptyExtractOfManyTenants`.
  func sweep(emptyExtract: LoadOptions.EmptyExtract) throws -> LoadReport.Absences? {
    guard !sweeps.isEmpty else { return nil }
    let isEmpty = load.counts.records.read == 0
    guard !isEmpty || emptyExtract == .saysThatAllIsGone else {
      throw MergeError.emptyExtract(source: plan.source.name)
    }
    guard load.counts.records.quarantined == 0 else {
      return LoadReport.Absences(notLookedForBecause: .quarantinedRecords)
    }
    var absences = LoadReport.Absences()
    try connection.transaction {
      try takeLocks()
      let loadDate = try load.loadDate ?? takeLoadDate()
      for sweep in sweeps {
        if isEmpty { try sweep.confineToOneTenant(on: connection) }
        let count = try sweep.sweep(at: loadDate, on: connection)
        if count > 0 { absences.keys[sweep.table.description] = Int64(count) }
      }
      try lock.requireHeld()
    }
    return absences
  }

  /// What a stopped load says of absent keys; nil where none are to be looked for.
  var absencesWhenStopped: LoadReport.Absences? {
    sweeps.isEmpty ? nil : LoadReport.Absences(notLookedForBecause: .stopped)
  }

  /// Takes the vault's lock, which migrations wait for, and the targets' locks, always in the same
  /// order.
  private func takeLocks() throws {
    let targets = plan.targets.map(\.description).sorted().map { TransactionLock.target($0) }
    let calls = [TransactionLock.vault(plan.vault.name).shared] + targets.map(\.exclusive)
    try connection.execute("\(calls.map { "SELECT \($0)" as SQL }.joined(separator: ";\n"))")
    try LoadRegister.requireUnchanged(plan.vault, during: load, on: connection)
  }

  private func prepareTransaction() throws {
    try connection.lookUpByIndexAlone()
    try takeLocks()
  }

  /// The load's date: the server's clock, read once all targets are locked.
  ///
  /// A millisecond at least behind the date of any other load, so that the versions which one load
  /// sets microseconds apart are never mixed with another's, even where the clock was set back.
  private func takeLoadDate() throws(PostgresError) -> Instant {
    let taken = try connection.query(
      """
      UPDATE metadata.load SET load_date = greatest(
        clock_timestamp(), (SELECT max(load_date) + interval '1 millisecond' FROM metadata.load))
      WHERE load_id = $1
      RETURNING load_date
      """, [.integer(load.id)], format: .binary)
    guard let loadDate = taken.integer(0, 0) else { throw overtakenLoad() }
    return loadDate
  }

  private func overtakenLoad() -> PostgresError {
    PostgresError(
      code: .internalError, message: "load \(load.id) is gone from metadata.load",
      hint: "its row was deleted by hand while it ran; start the same command again")
  }

  /// Moves the checkpoint, which must stand where this load left it.
  private func advance(_ load: inout LoadRegister.OpenLoad, to position: Int64) throws {
    let moved = try connection.query(
      """
      INSERT INTO metadata.load_checkpoint AS checkpoint (load_id, records, batches)
      VALUES ($1, $2, $3 + 1)
      ON CONFLICT (load_id) DO UPDATE
      SET records = excluded.records, batches = excluded.batches, updated_at = now()
      WHERE checkpoint.records = $4
      """,
      [.integer(load.id), .integer(position), .integer(load.batches), .integer(load.position)])
    guard moved.affected == 1 else { throw RegisterError.overtaken(load: load.id) }
    load.position = position
    load.batches += 1
  }
}
