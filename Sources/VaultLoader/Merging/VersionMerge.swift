import PostgresClient
import PostgresSchema
import VaultHash
import VaultModel

/// Brings the rows of a batch into a table of versions: new ones are stored, the ones before closed.
///
/// Narrow first: keys and hash diffs alone go into a staging table, the server tells the keys that
/// need more than a look, and only the payloads of versions that are stored travel.
final class VersionMerge {
  /// The rows of a batch by their keys, and what the vault has of these.
  private struct Found {
    var rows: [StagedRow]
    var keys: [Range<Int>]
    var sets: MemberSets?
    /// For each key whether this batch brought its parent, so that the vault has no version of it.
    var isAdded: [Bool]
    var histories = StoredHistories()
    /// What was said of keys after a late load's date, by key.
    var later: [Int: LaterStatements] = [:]
  }

  private let feed: VersionFeed
  private let stage: StagingTable
  private let closing: StagingTable
  private let restating: StagingTable
  private var newVersions: RowWay
  private var openMarker: Instant?
  /// What was found out of the batch at hand; nil where nobody has asked yet.
  private var found: Found?
  private let recordSource: String

  /// Prepares for one of the plan's feeds.
  init(_ feed: VersionFeed, of plan: RoutePlan) {
    self.feed = feed
    let list = { (columns: [VersionFeed.KeyColumn]) -> [SQL] in
      columns.map { "\(id: $0.name) \(SQL(trusted: $0.type)) NOT NULL" }
    }
    stage = StagingTable(
      "stage_\(feed.target)",
      columns: ["staged_ordinal integer NOT NULL"] + list(feed.keyColumns) + ["staged_diff bytea"])
    closing = StagingTable(
      "closing_\(feed.target)",
      columns: list(feed.rowKeys)
        + ["closed_date timestamptz NOT NULL", "closing_date timestamptz NOT NULL"])
    restating = StagingTable(
      "restating_\(feed.target)",
      columns: list(feed.rowKeys) + [
        "stored_date timestamptz NOT NULL", "restated_date timestamptz NOT NULL",
        "restated_end timestamptz",
      ])
    let ends = feed.stored.endsAtNext ? [] : ["load_end_date"]
    let columns =
      feed.rowKeys.map(\.name) + ["load_date"] + ends + ["hash_diff"]
      + feed.attributes.map(\.name) + (feed.tenantColumn.map { [$0] } ?? []) + ["record_source"]
    newVersions = RowWay(into: feed.stored.table, columns: columns, target: feed.target)
    recordSource = plan.source.recordSource
  }

  /// Finds out which way is open to new rows, and how open versions are marked.
  ///
  /// - Throws: `PostgresError`.
  func prepare(on connection: Connection) throws(PostgresError) {
    try newVersions.prepare(on: connection)
    openMarker = try feed.stored.openMarker(on: connection)
  }

  /// Whether the keys are asked for before it is known what stands above them.
  func expectsStored(by parents: [KeyedMerge]) -> Bool {
    guard let parentTarget = feed.parentTarget else { return false }
    return parents.contains { $0.target == parentTarget && !$0.expectsNew }
  }

  /// Looks up the stored histories of the batch's keys; a key that this batch brought has none.
  ///
  /// - Throws: `PostgresError`, `DigestError`.
  func look(
    _ batch: Batch, at date: BatchDate, presence: inout KeyPresence,
    outcomes: inout BatchOutcomes, on connection: Connection
  ) throws {
    let rows = self.rows(of: batch, outcomes: &outcomes)
    let keys = rows.rangesOfEqualKeys()
    let sets = feed.stored.isSet ? try MemberSets(rows, keys, feed: feed, of: batch) : nil
    var found = Found(
      rows: rows, keys: keys, sets: sets,
      isAdded: keys.map { range in
        feed.parentTarget != nil
          && presence[rows[range.lowerBound].record, feed.keySlot] == .added
      })
    let asked = keys.indices.filter { !found.isAdded[$0] }
    if !asked.isEmpty {
      try stageKeys(asked, of: found, in: batch, on: connection)
      found.histories = try StoredHistories.read(
        feed.stored, stage: stage.name, loadDate: date.horizon(in: batch), on: connection)
    }
    found.later = try laterStatements(than: date, of: found, in: batch, asked, on: connection)
    if feed.parentTarget != nil {
      for key in asked where found.histories.isKnown(key) {
        for row in rows[keys[key]] { presence.noteStored(feed.keySlot, of: row.record) }
      }
    }
    self.found = found
  }

  /// Stores the new versions, closes those before, and counts every row.
  ///
  /// - Throws: `PostgresError`, `MergeError`, `DigestError`.
  ///
  /// - Returns: The latest load date that was stored; nil where nothing was.
  func store(
    _ batch: Batch, at date: BatchDate, presence: inout KeyPresence,
    outcomes: inout BatchOutcomes, on connection: Connection
  ) throws -> Instant? {
    if found == nil {
      try look(batch, at: date, presence: &presence, outcomes: &outcomes, on: connection)
    }
    guard let found else { return nil }
    self.found = nil
    let changes = changes(found, of: batch, at: date, outcomes: &outcomes)
    try store(
      found.sets.map { $0.expand(changes.insertions) } ?? changes.insertions, of: batch,
      on: connection)
    try restate(changes.restatements, of: batch, on: connection)
    try close(changes.closings, of: batch, on: connection)
    outcomes.noteRestated(
      changes.restatements.count + changes.restatedCount, target: feed.target)
    return changes.lastDate
  }

  /// Puts the batch's rows on the stored timelines, and counts them.
  private func changes(
    _ found: Found, of batch: Batch, at date: BatchDate, outcomes: inout BatchOutcomes
  ) -> SatelliteChanges {
    var changes = SatelliteChanges()
    for (ordinal, range) in found.keys.enumerated() {
      let stored = found.isAdded[ordinal] ? Timeline() : found.histories.timelines[ordinal]
      guard var timeline = stored else {
        // The server has the very version that the key's rows give.
        for row in found.rows[range] {
          let isRepeat = found.sets?.isRepeat(row.record) ?? false
          outcomes.note(row, isRepeat ? .duplicate : .unchanged, in: feed, of: batch)
        }
        continue
      }
      let first = found.rows[range.lowerBound]
      let later = found.later[ordinal] ?? LaterStatements()
      if let repeated = self.repeated(range, ordinal, on: timeline, found, of: batch, at: date) {
        for row in found.rows[range] {
          outcomes.note(row, RowOutcome(repeated, at: date), in: feed, of: batch)
        }
      } else if let sets = found.sets {
        let start = date.of(first.record, in: batch)
        let outcome =
          sets.payload(of: ordinal).map {
            timeline.append($0, at: start, before: later)
          } ?? timeline.end(at: start, before: later)
        changes.note(outcome, on: timeline)
        for row in found.rows[range] {
          let isRepeat = sets.isRepeat(row.record)
          outcomes.note(
            row, isRepeat ? .duplicate : RowOutcome(outcome, at: date), in: feed, of: batch)
        }
      } else {
        for row in found.rows[range] {
          let outcome = put(row, on: &timeline, at: date, before: later, of: batch)
          changes.note(outcome, on: timeline)
          if case .ended = outcome {
            // A deletion ends a version and stores none.
            outcomes.note(
              RowOutcome(outcome, at: date), record: row.record, target: feed.target,
              countedAs: .unchanged)
          } else {
            outcomes.note(row, RowOutcome(outcome, at: date), in: feed, of: batch)
          }
        }
      }
      changes.collect(timeline, of: first.record)
    }
    return changes
  }

  private func put(
    _ row: StagedRow, on timeline: inout Timeline<VersionPayload>, at date: BatchDate,
    before later: LaterStatements, of batch: Batch
  ) -> Timeline<VersionPayload>.Outcome {
    let instant = date.of(row.record, in: batch)
    if batch.isDeletion(row.record) { return timeline.end(at: instant, before: later) }
    let base = batch.date(of: row.record) ?? date.base
    return timeline.append(
      VersionPayload(batch.hash(feed.payloadSlot, of: row.record), from: .record(row.record)),
      at: instant, before: later,
      restatingFrom: feed.lacksPartner(row.record, in: batch) ? base : nil)
  }

  /// What the rows of a key are where an earlier load of the same date said the same of it.
  private func repeated(
    _ range: Range<Int>, _ ordinal: Int, on timeline: Timeline<VersionPayload>, _ found: Found,
    of batch: Batch, at date: BatchDate
  ) -> Timeline<VersionPayload>.Outcome? {
    guard let base = date.sharedBase else { return nil }
    let statements: [VersionPayload?] =
      found.sets.map { [$0.payload(of: ordinal)] }
      ?? found.rows[range].map { row in
        batch.isDeletion(row.record)
          ? nil
          : VersionPayload(batch.hash(feed.payloadSlot, of: row.record), from: .record(row.record))
      }
    return timeline.outcome(
      ofRepeating: statements, from: base, before: date.loadDate,
      isPart: date.repeated != nil)
  }

  /// Looks up what was said of the batch's keys after the date of a late load.
  private func laterStatements(
    than date: BatchDate, of found: Found, in batch: Batch, _ asked: [Int],
    on connection: Connection
  ) throws(PostgresError) -> [Int: LaterStatements] {
    guard date.mayBeLate else { return [:] }
    var statements: [Int: LaterStatements] = [:]
    for (ordinal, range) in found.keys.enumerated() {
      let tenant = feed.tenantKey(ifAny: found.rows[range.lowerBound].record, in: batch)
      let seen = date.later.next(for: tenant)
      statements[ordinal] = LaterStatements(
        seen: seen,
        gone: feed.isEmptiedByExtracts
          ? seen
          : feed.endsWithAbsence ? date.later.next(for: tenant, sayingAbsent: true) : nil)
    }
    if let deletions = feed.deletions, !asked.isEmpty {
      let next = try connection.nextSightings(
        of: stage.name, deletions, after: date.earliest(in: batch))
      for (ordinal, gone) in next { statements[ordinal, default: LaterStatements()].gone = gone }
    }
    guard let sightings = feed.sightings, !asked.isEmpty else { return statements }
    for ordinal in statements.keys { statements[ordinal]?.seen = nil }
    let next = try connection.nextSightings(
      of: stage.name, sightings, after: date.earliest(in: batch))
    for (ordinal, seen) in next { statements[ordinal, default: LaterStatements()].seen = seen }
    return statements
  }

  /// Stores versions that hold once more, with the payload that they had.
  private func restate(
    _ restatements: [SatelliteChanges.Restatement], of batch: Batch, on connection: Connection
  ) throws(PostgresError) {
    guard !restatements.isEmpty else { return }
    let keys = feed.rowKeys.map(\.name)
    var copy = try restating.begin(
      keys + ["stored_date", "restated_date", "restated_end"], on: connection)
    for restatement in restatements {
      try copy.beginRow()
      feed.writeRowKey(of: restatement.payload, key: restatement.record, in: batch, to: &copy)
      copy.instant(restatement.origin)
      copy.instant(restatement.start)
      copy.instant(restatement.end ?? openMarker)
    }
    _ = try copy.finish()
    let same = keys.map { "version.\(id: $0) = restated.\(id: $0)" as SQL }
    let copied =
      keys + feed.attributes.map(\.name) + (feed.tenantColumn.map { [$0] } ?? [])
      + ["record_source"]
    let ends = feed.stored.endsAtNext ? [] : ["load_end_date"]
    try connection.execute(
      """
      INSERT INTO \(feed.stored.table) (
        \((copied + ["hash_diff", "load_date"] + ends).map { SQL.identifier($0) }.joined()))
      SELECT \(copied.map { "version.\(id: $0)" as SQL }.joined()), \(feed.stored.payloadOfRow),
        restated.restated_date\(ends.isEmpty ? "" : ", restated.restated_end" as SQL)
      FROM \(restating.name) AS restated JOIN \(feed.stored.table) AS version
        ON \(same.joined(separator: " AND ")) AND version.load_date = restated.stored_date
      """)
  }

  private func rows(of batch: Batch, outcomes: inout BatchOutcomes) -> [StagedRow] {
    var rows: [StagedRow] = []
    rows.reserveCapacity(batch.recordCount)
    let keepsRepeats = batch.plan.mayRefuseWhileMerging
    for record in 0..<batch.recordCount
    where !batch.isRefused(record)
      && (feed.feeds(record, of: batch) || feed.emptiesSet(record, of: batch))
    {
      if !keepsRepeats, batch.isRepeat(feed.group, of: record) {
        outcomes.note(.duplicate, record: record, target: feed.target)
        continue
      }
      rows.append(StagedRow(slot: feed.keySlot, of: record, in: batch))
    }
    rows.sort()
    return rows
  }

  /// A key with several rows gets no diff: its stored versions are wanted in any case.
  private func stageKeys(
    _ asked: [Int], of found: Found, in batch: Batch, on connection: Connection
  ) throws(PostgresError) {
    let names = feed.keyColumns.map(\.name)
    var copy = try stage.begin(
      ["staged_ordinal"] + names + ["staged_diff"], on: connection)
    for ordinal in asked {
      let range = found.keys[ordinal]
      let record = found.rows[range.lowerBound].record
      try copy.beginRow()
      copy.integer(Int32(ordinal))
      feed.writeKey(of: record, in: batch, to: &copy)
      if let sets = found.sets {
        sets.payload(of: ordinal)?.withBytes(count: 32) { copy.bytes($0) } ?? copy.null()
      } else if range.count == 1, !feed.lacksPartner(record, in: batch), !batch.isDeletion(record) {
        copy.bytes(batch.hash(feed.payloadSlot, of: record))
      } else {
        copy.null()
      }
    }
    _ = try copy.finish()
  }

  private func store(
    _ insertions: [SatelliteChanges.Insertion], of batch: Batch, on connection: Connection
  ) throws(PostgresError) {
    guard !insertions.isEmpty else { return }
    var copy = try newVersions.begin(on: connection)
    for insertion in insertions {
      try copy.beginRow()
      feed.writeRowKey(of: insertion.record, in: batch, to: &copy)
      copy.instant(insertion.start)
      if !feed.stored.endsAtNext { copy.instant(insertion.end ?? openMarker) }
      copy.bytes(feed.hashDiff(of: insertion.record, in: batch))
      for (column, encoder) in zip(feed.columns, feed.encoders) {
        copy.value(column.flatMap { batch.field($0, of: insertion.record) }, encoder)
      }
      if feed.tenantColumn != nil { copy.bytes(feed.tenantKey(of: insertion.record, in: batch)) }
      copy.text(recordSource)
    }
    _ = try copy.finish()
    try newVersions.store(on: connection)
  }

  private func close(
    _ closings: [SatelliteChanges.Closing], of batch: Batch, on connection: Connection
  ) throws {
    guard !closings.isEmpty, !feed.stored.endsAtNext else { return }
    let names = feed.rowKeys.map(\.name)
    var copy = try closing.begin(names + ["closed_date", "closing_date"], on: connection)
    for closing in closings {
      try copy.beginRow()
      feed.writeRowKey(of: closing.payload, key: closing.record, in: batch, to: &copy)
      copy.instant(closing.start)
      copy.instant(closing.end)
    }
    _ = try copy.finish()
    let matching = names.map { "stored.\(id: $0) = closing.\(id: $0)" as SQL }
    let closed = try connection.query(
      """
      UPDATE \(feed.stored.table) AS stored SET load_end_date = closing.closing_date
      FROM \(closing.name) AS closing
      WHERE \(matching.joined(separator: " AND ")) AND stored.load_date = closing.closed_date
      """)
    let isComplete =
      feed.stored.isSet ? closed.affected >= closings.count : closed.affected == closings.count
    guard isComplete else {
      throw MergeError.closedMeanwhile(
        table: feed.stored.table.description, expected: closings.count, closed: closed.affected)
    }
  }
}

extension BatchOutcomes {
  /// Counts a row; a repeat within a full extract that changed nothing is a duplicate.
  fileprivate mutating func note(
    _ row: StagedRow, _ outcome: RowOutcome, in feed: VersionFeed, of batch: Batch
  ) {
    let isRepeat = outcome == .unchanged && batch.isRepeat(feed.group, of: row.record)
    note(isRepeat ? .duplicate : outcome, record: row.record, target: feed.target)
  }
}

extension RowOutcome {
  /// What a row of a late load stores is late, whether or not a later version is there.
  fileprivate init(_ outcome: Timeline<VersionPayload>.Outcome, at date: BatchDate) {
    switch outcome {
    case .unchanged, .restated: self = .unchanged
    case .repeated: self = .duplicate
    case .stored, .ended: self = date.isLate ? .late : RowOutcome(stored: outcome)
    }
  }

  private init(stored outcome: Timeline<VersionPayload>.Outcome) {
    switch outcome {
    case .stored(_, .new), .ended(.new): self = .new
    case .stored(_, .late), .ended(.late): self = .late
    case .stored(_, .changed), .ended(.changed), .unchanged, .repeated, .restated: self = .changed
    }
  }
}
