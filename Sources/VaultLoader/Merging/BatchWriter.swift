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
  private let statuses: [StatusMerge]
  private let once: [OnceMerge]
  private let sweeps: [AbsenceSweep]
  private let dates: LoadDates
  private let tenantArgument: String?
  private let repeatedDate: Instant?
  /// What other loads said of later dates; nil until the load's own date is known.
  private var later: LaterLoads?
  /// The tenants that a snapshot has records of.
  private var tenants: Set<[UInt8]> = []
  private var unreadableKeys: Int64 = 0
  private(set) var load: LoadRegister.OpenLoad

  /// Prepares to write the batches of an open load.
  ///
  /// - Throws: `PostgresError`, `ScratchError`.
  init(
    _ load: LoadRegister.OpenLoad, replaying replayedLoad: Int64?, plan: RoutePlan,
    tenantArgument: String?, lock: SourceLock, on connection: Connection
  ) throws {
    self.load = load
    self.lock = lock
    self.tenantArgument = tenantArgument
    self.plan = plan
    self.connection = connection
    let isPartOfHeldBack =
      try connection.query(
        "SELECT FROM metadata.load WHERE load_id = $1 AND presence = 'held_back'",
        [replayedLoad.map { .integer($0) } ?? .null]
      ).count > 0
    let keysByTarget = Dictionary(grouping: plan.keys.indices) { plan.keys[$0].target }
    let known = KnownKeys()
    hubs = keysByTarget.sorted { $0.key < $1.key }
      .map { KeyedMerge(.hub(keys: $0.value), of: plan, target: $0.key, known: known) }
    links = plan.links.indices.map {
      KeyedMerge(.link($0), of: plan, target: plan.links[$0].target, known: known)
    }
    events = EventCheck(of: plan)
    dates = LoadDates(connection: connection, vault: plan.vault, source: plan.source)
    repeatedDate = load.dictatedDate == nil ? nil : try dates.ofRepeatedLoad(for: load.id)
    references = plan.references.indices.map { ReferenceMerge($0, of: plan) }
    versions = plan.versionFeeds.map { VersionMerge($0, of: plan) }
    statuses = plan.satellites(of: [.status]).map {
      StatusMerge($0, of: plan, tellingAnew: isPartOfHeldBack)
    }
    once = plan.satellites(of: [.recordTracking, .nonHistorized]).map { OnceMerge($0, of: plan) }
    sweeps = try plan.sweptSatellites.map { index throws(ScratchError) in
      try AbsenceSweep(index, of: plan)
    }
    for merge in hubs + links { try merge.prepare(on: connection) }
    for merge in versions { try merge.prepare(on: connection) }
    for merge in statuses { try merge.prepare(on: connection) }
    for merge in once { try merge.prepare(on: connection) }
  }

  /// Whether a later load of the source was there before this one, and its date; nil until a batch was
  /// written.
  var newestLaterDate: Instant? { later?.newest }

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
    noteSeen(batch)
  }

  private func write(_ batch: Batch, advancing next: inout LoadRegister.OpenLoad) throws {
    try prepareTransaction()
    let date = try takeDate(&next)
    try events.refuseConflicts(in: batch, on: connection)
    let (outcomes, last) = try merge(batch, at: date)
    try batch.quarantine.store(loadID: load.id, source: plan.source.name, on: connection)
    next.counts.add(outcomes, of: plan)
    try next.counts.write(loadID: load.id, on: connection)
    try noteLast(last, of: &next)
    try advance(&next, to: batch.position)
  }

  /// The load's date, which the first batch takes under the locks of all targets.
  private func takeDate(_ next: inout LoadRegister.OpenLoad) throws -> BatchDate {
    guard let loadDate = try next.loadDate ?? dates.take(for: load.id) else {
      throw overtakenLoad()
    }
    next.loadDate = loadDate
    // A transaction that is rolled back may have been late, and is not any more.
    let later = try self.later ?? laterLoads(than: loadDate)
    self.later = later
    return BatchDate(
      loadDate: loadDate, base: next.dictatedDate, repeated: repeatedDate, later: later,
      isOfRecords: plan.hasOwnDates)
  }

  private func laterLoads(than loadDate: Instant) throws -> LaterLoads {
    try dates.laterLoads(
      than: loadDate, tenant: tenantArgument, besides: load.id)
  }

  /// Writes down how far the load's versions reach behind its date.
  private func noteLast(
    _ last: Instant?, of next: inout LoadRegister.OpenLoad
  ) throws(PostgresError) {
    guard !plan.hasOwnDates, let last, let loadDate = next.loadDate,
      last > next.lastDate ?? loadDate
    else { return }
    next.lastDate = last
    _ = try connection.query(
      """
      UPDATE metadata.load SET last_date = greatest(last_date, \(instant: last)) WHERE load_id = $1
      """, [.integer(load.id)])
  }

  /// First upwards, then down again.
  ///
  /// Where rows are expected to be stored already, the lowest tables are asked first: a version that
  /// is found tells of its parent, a link of its hubs. Then rows are stored from the hubs down: a
  /// parent that was missing tells that nothing is stored below it.
  ///
  /// Gives the latest load date that was stored, where something was.
  private func merge(_ batch: Batch, at date: BatchDate) throws -> (BatchOutcomes, Instant?) {
    var outcomes = BatchOutcomes(of: batch)
    var presence = KeyPresence(of: batch)
    var last: Instant?
    for merge in versions where merge.expectsStored(by: hubs + links) {
      try merge.look(
        batch, at: date, presence: &presence, outcomes: &outcomes, on: connection)
    }
    for link in links where !link.expectsNew {
      try link.look(batch, presence: &presence, on: connection)
    }
    for merge in hubs + links {
      try merge.store(
        batch, at: date, presence: &presence, outcomes: &outcomes, on: connection)
    }
    for merge in references {
      try merge.merge(batch, at: date, outcomes: &outcomes, on: connection)
    }
    for merge in versions {
      let stored = try merge.store(
        batch, at: date, presence: &presence, outcomes: &outcomes, on: connection)
      last = [last, stored].compactMap { $0 }.max()
    }
    for merge in statuses {
      let stored = try merge.merge(batch, at: date, outcomes: &outcomes, on: connection)
      last = [last, stored].compactMap { $0 }.max()
    }
    for merge in once {
      try merge.merge(batch, at: date, outcomes: &outcomes, on: connection)
    }
    for sweep in sweeps { try sweep.note(batch) }
    return (outcomes, last)
  }

  /// Remembers what counts at the end of a batch that an earlier run has committed.
  ///
  /// - Throws: `ScratchError`.
  func noteSettled(_ batch: Batch) throws {
    for sweep in sweeps { try sweep.note(batch) }
    noteSeen(batch)
  }

  private func noteSeen(_ batch: Batch) {
    unreadableKeys += batch.unreadableCount
    guard plan.source.delivery == .snapshot, !plan.keys.isEmpty else { return }
    var last: [UInt8] = []
    for record in 0..<batch.recordCount {
      let tenant = batch.hash(plan.tenantKey, of: record)
      guard !tenant.elementsEqual(last) else { continue }
      last = Array(tenant)
      tenants.insert(last)
    }
    if batch.recordCount > 0, !plan.systemTenantKey.isEmpty { tenants.insert(plan.systemTenantKey) }
    for key in batch.refusedKeys { tenants.insert(key.tenant) }
  }

  /// Closes what a full extract that was read whole no longer has, and writes down whom it spoke for.
  ///
  /// - Returns: What was found; nil where the source is not one to look for absent keys in.
  /// - Throws: `PostgresError`, `MergeError.emptyExtract`, `MergeError.emptyExtractOfManyTenants`.
  func sweep(_ confirmation: LoadOptions.Confirmation) throws -> LoadReport.Absences? {
    guard plan.source.delivery == .snapshot else { return nil }
    let isEmpty = load.counts.records.read == 0
    guard sweeps.isEmpty || !isEmpty || confirmation.isEmpty else {
      throw MergeError.emptyExtract(source: plan.source.name)
    }
    var next = load
    let closed = try connection.transaction {
      try takeLocks()
      let date = try takeDate(&next)
      if isEmpty { for sweep in sweeps { try sweep.confineToOneTenant(on: connection) } }
      let closed = try closeAbsent(
        at: date, isConfirmed: confirmation.absences || (isEmpty && confirmation.isEmpty),
        counting: &next.counts)
      try next.counts.write(loadID: load.id, on: connection)
      let spokenFor = sweeps.reduce(tenants) { $0.union($1.tenants) }
      _ = try connection.query(
        "UPDATE metadata.load SET presence = $2, tenants = $3::bytea[] WHERE load_id = $1",
        [
          .integer(load.id),
          sweeps.isEmpty ? .null : .text(closed.isHeldBack ? "held_back" : "applied"),
          .byteArrays(spokenFor.sorted { $0.lexicographicallyPrecedes($1) }),
        ])
      try lock.requireHeld()
      return closed
    }
    load = next
    return sweeps.isEmpty ? nil : closed
  }

  /// Looks for absent keys in every status satellite before any is closed.
  private func closeAbsent(
    at date: BatchDate, isConfirmed: Bool, counting counts: inout LoadCounts
  ) throws -> LoadReport.Absences {
    var absences = LoadReport.Absences()
    if unreadableKeys > 0, !isConfirmed {
      absences.heldBackBecause = .unreadableKeys
      return absences
    }
    for sweep in sweeps {
      let found = try sweep.find(of: load.id, at: date, on: connection)
      if found.absent > 0 { absences.keys[sweep.table.description] = found.absent }
      if !isConfirmed, found.isSuspicious(above: plan.absentShareLimit) {
        absences.heldBackBecause = .tooMany
      }
    }
    guard !absences.isHeldBack else { return absences }
    for sweep in sweeps {
      for (table, count) in try sweep.close(at: date.loadDate, on: connection) {
        counts.addRestated(count, to: table)
      }
    }
    return absences
  }

  /// What a stopped load says of absent keys; nil where none are to be looked for.
  var absencesWhenStopped: LoadReport.Absences? {
    sweeps.isEmpty ? nil : LoadReport.Absences(heldBackBecause: .stopped)
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
