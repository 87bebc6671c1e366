import PostgresClient
import PostgresSchema
import VaultModel

/// Brings the rows of a batch into a status satellite: one for each change of a key's presence.
final class StatusMerge {
  private let index: Int
  private let feed: RoutePlan.Satellite
  private let table: QualifiedName
  private let hashKey: String
  private let keySlot: Int
  private let stage: StagingTable
  private let tenantColumn: String?
  private let recordSource: String
  private let sightings: SQL?
  /// Whether the presence of a key is told anew that was there before: mended records are a part of an
  /// extract whose absent keys are still to be closed.
  private let tellsAnew: Bool
  private var newRows: RowWay

  /// Prepares for one of the plan's status satellites.
  init(_ index: Int, of plan: RoutePlan, tellingAnew: Bool) {
    self.index = index
    tellsAnew = tellingAnew
    feed = plan.satellites[index]
    table = feed.satellite.qualifiedTable
    hashKey = feed.satellite.parentHashKey
    keySlot = plan.slot(of: feed.parent)
    stage = StagingTable(
      "stage_\(feed.target)",
      columns: ["staged_ordinal integer NOT NULL", "\(id: hashKey) bytea NOT NULL"])
    tenantColumn = hashKey == plan.tenantHashKey ? nil : plan.tenantHashKey
    recordSource = plan.source.recordSource
    sightings = plan.sightings(of: feed)
    newRows = RowWay(
      into: table,
      columns: [hashKey, "load_date", "is_present", "operation"]
        + (tenantColumn.map { [$0] } ?? []) + ["record_source"], target: feed.target)
  }

  /// Finds out which way is open to new rows.
  ///
  /// - Throws: `PostgresError`.
  func prepare(on connection: Connection) throws(PostgresError) {
    try newRows.prepare(on: connection)
  }

  /// Stores changes of presence and counts every row.
  ///
  /// - Returns: The latest load date of the load's own rows; nil where it has none.
  /// - Throws: `PostgresError`.
  func merge(
    _ batch: Batch, at date: BatchDate, outcomes: inout BatchOutcomes, on connection: Connection
  ) throws(PostgresError) -> Instant? {
    let rows = (0..<batch.recordCount)
      .filter { !batch.isRefused($0) && batch.feeds(satellite: index, of: $0) }
      .map { StagedRow(slot: keySlot, of: $0, in: batch) }.sorted()
    guard !rows.isEmpty else { return nil }
    let keys = rows.rangesOfEqualKeys()
    try stageKeys(keys.map { rows[$0.lowerBound] }, of: batch, on: connection)
    var timelines = try timelines(count: keys.count, at: date, of: batch, on: connection)
    let seen = try nextSightings(after: date, in: batch, on: connection)
    var last: Instant?
    var toldAnew: [Int: Instant] = [:]
    for (ordinal, range) in keys.enumerated() {
      let statements = rows[range].map {
        PresenceState(batch.isDeletion($0.record) ? .absent : .present)
      }
      let isRepeat = date.sharedBase.flatMap {
        timelines[ordinal].outcome(
          ofRepeating: statements, from: $0, before: date.loadDate,
          isPart: date.repeated != nil)
      }
      if isRepeat != nil {
        outcomes.noteAside(.unchanged, count: range.count, target: feed.target)
        if tellsAnew { toldAnew[ordinal] = date.of(rows[range.lowerBound].record, in: batch) }
        continue
      }
      for row in rows[range] {
        let statement = PresenceState(batch.isDeletion(row.record) ? .absent : .present)
        let later = laterStatement(than: statement, of: row.record, in: batch, date, seen[ordinal])
        let instant = date.of(row.record, in: batch)
        let outcome = timelines[ordinal].append(statement, at: instant, before: later)
        if case .unchanged = outcome, tellsAnew, !batch.isDeletion(row.record) {
          toldAnew[ordinal] = instant
        }
        if case .stored(let index, _) = outcome {
          let start = timelines[ordinal].versions[index].start
          last = max(last ?? start, start)
        }
        count(outcome, of: row.record, at: date, in: &outcomes)
      }
    }
    for (ordinal, instant) in toldAnew {
      timelines[ordinal].tellAnew(PresenceState(.present), at: instant)
    }
    try store(timelines, of: keys.map { rows[$0.lowerBound].record }, in: batch, on: connection)
    return last
  }

  /// A key that a late extract has is absent from the next one that lacks it; one that is deleted late
  /// is there where it was seen again.
  private func laterStatement(
    than statement: PresenceState, of record: Int, in batch: Batch, _ date: BatchDate,
    _ sighting: Instant?
  ) -> LaterStatements {
    switch statement.presence {
    case .absent, .unknown: LaterStatements(seen: sighting)
    case .present:
      LaterStatements(
        seen: date.later.next(
          for: batch.tenantKey(below: feed.parent, of: record), sayingAbsent: true))
    }
  }

  private func count(
    _ outcome: Timeline<PresenceState>.Outcome, of record: Int, at date: BatchDate,
    in outcomes: inout BatchOutcomes
  ) {
    switch outcome {
    case .unchanged, .repeated, .restated, .ended:
      outcomes.noteAside(.unchanged, target: feed.target)
    case .stored(let index, let kind):
      let isFirst = index == 1 && kind != .late
      outcomes.note(
        date.isLate ? .late : isFirst ? .new : .changed, record: record, target: feed.target)
    }
  }

  private func stageKeys(
    _ rows: [StagedRow], of batch: Batch, on connection: Connection
  ) throws(PostgresError) {
    var copy = try stage.begin(["staged_ordinal", hashKey], on: connection)
    for (ordinal, row) in rows.enumerated() {
      try copy.beginRow()
      copy.integer(Int32(ordinal))
      copy.bytes(batch.hash(keySlot, of: row.record))
    }
    _ = try copy.finish()
  }

  /// The stored states of the staged keys, from the one in force at the batch's first date on; before
  /// them nothing is known.
  private func timelines(
    count: Int, at date: BatchDate, of batch: Batch, on connection: Connection
  ) throws(PostgresError) -> [Timeline<PresenceState>] {
    let since = date.horizon(in: batch)
    let rows: SQL = """
      SELECT stored.load_date, stored.is_present FROM \(table) AS stored
      WHERE stored.\(id: hashKey) = staged.\(id: hashKey)
      """
    let found = try connection.query(
      """
      SELECT staged.staged_ordinal, state.load_date, state.is_present
      FROM \(stage.name) AS staged CROSS JOIN LATERAL (
        (\(rows) AND stored.load_date < \(instant: since) ORDER BY stored.load_date DESC LIMIT 1)
        UNION ALL
        (\(rows) AND stored.load_date >= \(instant: since))
      ) AS state
      ORDER BY staged.staged_ordinal, state.load_date
      """, format: .binary)
    var states = Array(repeating: [PresenceState.beforeAll], count: count)
    for row in found.indices {
      guard let start = found.integer(row, 1) else { continue }
      states[Int(found.integer(row, 0) ?? 0)].append(
        PresenceState(found.boolean(row, 2) == true ? .present : .absent, storedAt: start))
    }
    return states.map { states in
      Timeline(
        states.enumerated().map { place, state in
          Timeline.Version(
            start: state.storedAt ?? .min,
            end: place + 1 < states.count ? states[place + 1].storedAt : nil, payload: state)
        })
    }
  }

  private func nextSightings(
    after date: BatchDate, in batch: Batch, on connection: Connection
  ) throws(PostgresError) -> [Int: Instant] {
    guard date.mayBeLate, let sightings else { return [:] }
    return try connection.nextSightings(
      of: stage.name, sightings, after: date.earliest(in: batch))
  }

  private func store(
    _ timelines: [Timeline<PresenceState>], of records: [Int], in batch: Batch,
    on connection: Connection
  ) throws(PostgresError) {
    let rows = zip(records, timelines).flatMap { record, timeline in
      timeline.versions.filter { $0.payload.storedAt != $0.start }.map { (record, $0) }
    }
    guard !rows.isEmpty else { return }
    var copy = try newRows.begin(on: connection)
    for (record, version) in rows {
      let isPresent = version.payload.presence == .present
      try copy.beginRow()
      copy.bytes(batch.hash(keySlot, of: record))
      copy.instant(version.start)
      copy.integer(Int8(isPresent ? 1 : 0))
      copy.text(version.payload.operation)
      if tenantColumn != nil { copy.bytes(batch.tenantKey(below: feed.parent, of: record)) }
      copy.text(recordSource)
    }
    _ = try copy.finish()
    try newRows.store(on: connection)
  }
}

/// Whether a key is there, as a status satellite says it from an instant on.
struct PresenceState: Equatable {
  enum Presence {
    /// Before all rows of a key: an extract that lacks it says that it is absent.
    case unknown
    case absent
    case present
  }

  var presence: Presence
  /// Where the row begins that says so; nil where none is stored.
  var storedAt: Instant?

  init(_ presence: Presence, storedAt: Instant? = nil) {
    self.presence = presence
    self.storedAt = storedAt
  }

  static let beforeAll = PresenceState(.unknown, storedAt: .min)

  static func == (left: PresenceState, right: PresenceState) -> Bool {
    left.presence == right.presence
  }
}

extension PresenceState {
  /// What `operation` says of a key that was delivered.
  static let delivered = "delivered"
  /// What it says of a key that an extract lacks.
  static let absent = "absent"
  /// What it says of a key whose record says that it was deleted.
  static let deleted = "deleted"

  var operation: String {
    switch presence {
    case .present: Self.delivered
    // A state that was stored before, or was none, holds again: the key is not in the next extract.
    case .unknown: Self.absent
    case .absent: storedAt == nil ? Self.deleted : Self.absent
    }
  }
}

extension Connection {
  /// For staged keys the first date after `date` at which their source saw them.
  func nextSightings(
    of stage: SQL, _ sightings: SQL, after date: Instant
  ) throws(PostgresError) -> [Int: Instant] {
    let found = try query(
      """
      SELECT staged.staged_ordinal, min(seen.load_date)
      FROM \(stage) AS staged \(sightings)
      WHERE seen.load_date > \(instant: date)
      GROUP BY staged.staged_ordinal
      """, format: .binary)
    var next: [Int: Instant] = [:]
    for row in found.indices { next[Int(found.integer(row, 0) ?? 0)] = found.integer(row, 1) }
    return next
  }
}
