import PostgresClient
import PostgresSchema
import VaultModel

/// Brings the rows of a batch into a satellite whose rows have no end: the payload of an event, or
/// sightings of a key.
final class OnceMerge {
  private let index: Int
  private let feed: RoutePlan.Satellite
  private let table: QualifiedName
  private let hashKey: String
  private let stage: StagingTable
  private let encoders: [BinaryEncoder]
  private let keySlot: Int
  private let tenantColumn: String?
  private let recordSource: String
  private var newRows: RowWay

  /// Prepares for one of the plan's satellites.
  init(_ index: Int, of plan: RoutePlan) {
    self.index = index
    feed = plan.satellites[index]
    let satellite = feed.satellite
    table = satellite.qualifiedTable
    hashKey = satellite.parentHashKey
    stage = StagingTable(
      "stage_\(feed.target)",
      columns: [
        "ordinal integer NOT NULL", "hash_key bytea NOT NULL", "seen_at timestamptz NOT NULL",
      ])
    encoders = satellite.attributes.map { BinaryEncoder($0.type) }
    keySlot = plan.slot(of: feed.parent)
    tenantColumn = hashKey == plan.tenantHashKey ? nil : plan.tenantHashKey
    recordSource = plan.source.recordSource
    let payload: [String] =
      switch satellite.kind {
      case .nonHistorized: ["hash_diff"] + satellite.attributes.map(\.name)
      case .recordTracking, .status, .versions, .multiActive, .effectivity: []
      }
    newRows = RowWay(
      into: table,
      columns: [hashKey, "load_date"] + payload + (tenantColumn.map { [$0] } ?? [])
        + ["record_source"], target: feed.target)
  }

  /// Finds out which way is open to new rows.
  ///
  /// - Throws: `PostgresError`.
  func prepare(on connection: Connection) throws(PostgresError) {
    try newRows.prepare(on: connection)
  }

  /// Stores what is missing and counts every row.
  ///
  /// - Throws: `PostgresError`.
  func merge(
    _ batch: Batch, at date: BatchDate, outcomes: inout BatchOutcomes, on connection: Connection
  ) throws {
    let rows = (0..<batch.recordCount)
      .filter {
        !batch.isRefused($0) && !batch.isDeletion($0) && batch.feeds(satellite: index, of: $0)
      }
      .map { StagedRow(slot: keySlot, of: $0, in: batch) }.sorted()
    guard !rows.isEmpty else { return }
    let groups = rows.rangesOfEqualKeys().flatMap {
      self.groups(of: rows[$0], at: date, in: batch)
    }
    try stageKeys(groups.compactMap(\.first), of: batch, at: date, on: connection)
    let missing = try missingKeys(on: connection)
    try store(
      missing.keys.sorted().compactMap { groups[$0].first?.record }, of: batch, at: date,
      on: connection)
    for (ordinal, rows) in groups.enumerated() {
      for (place, row) in rows.enumerated() {
        count(row.record, place == 0 ? missing[ordinal] : nil, in: &outcomes)
      }
    }
  }

  /// Loads of one date see a key once.
  private func date(of record: Int, at date: BatchDate, in batch: Batch) -> Instant {
    guard feed.satellite.kind == .recordTracking, let base = date.sharedBase else {
      return date.of(record, in: batch)
    }
    return base
  }

  /// The rows of a key that give one row of the table: a sighting for each date, an event once.
  private func groups(
    of rows: ArraySlice<StagedRow>, at date: BatchDate, in batch: Batch
  ) -> [[StagedRow]] {
    guard batch.hasDates, feed.satellite.kind == .recordTracking else { return [Array(rows)] }
    return Dictionary(grouping: rows) { date.of($0.record, in: batch) }
      .sorted { $0.key < $1.key }.map(\.value)
  }

  private func count(_ record: Int, _ stored: RowOutcome?, in outcomes: inout BatchOutcomes) {
    switch feed.satellite.kind {
    case .recordTracking:
      // Seen again is no news of the record.
      outcomes.noteAside(stored ?? .duplicate, target: feed.target)
    case .nonHistorized:
      outcomes.note(stored ?? .duplicate, record: record, target: feed.target)
    case .status, .versions, .multiActive, .effectivity:
      preconditionFailure("\(feed.satellite.name) has a merge of its own")
    }
  }

  private func stageKeys(
    _ rows: [StagedRow], of batch: Batch, at date: BatchDate, on connection: Connection
  ) throws(PostgresError) {
    var copy = try stage.begin(["ordinal", "hash_key", "seen_at"], on: connection)
    for (ordinal, row) in rows.enumerated() {
      try copy.beginRow()
      copy.integer(Int32(ordinal))
      copy.bytes(batch.hash(keySlot, of: row.record))
      copy.instant(self.date(of: row.record, at: date, in: batch))
    }
    _ = try copy.finish()
  }

  /// The keys that need a row, each with what its row is counted as.
  private func missingKeys(
    on connection: Connection
  ) throws(PostgresError) -> [Int: RowOutcome] {
    let key = SQL.identifier(hashKey)
    let state: SQL =
      switch feed.satellite.kind {
      case .recordTracking:
        """
        SELECT true AS is_stored, true AS was_known FROM \(table) AS stored
        WHERE stored.\(key) = staged.hash_key AND stored.load_date = staged.seen_at
          AND stored.record_source = \(literal: recordSource)
        """
      case .nonHistorized, .status, .versions, .multiActive, .effectivity:
        """
        SELECT true AS is_stored, true AS was_known FROM \(table) AS stored
        WHERE stored.\(key) = staged.hash_key
        """
      }
    let found = try connection.query(
      """
      SELECT staged.ordinal, coalesce(state.was_known, false)
      FROM \(stage.name) AS staged LEFT JOIN LATERAL (
        \(state)
      ) AS state ON true
      WHERE state.is_stored IS NOT TRUE
      """, format: .binary)
    var missing: [Int: RowOutcome] = [:]
    for row in found.indices {
      let wasKnown = found.bytes(row, 1)?.first == 1
      missing[Int(found.integer(row, 0) ?? 0)] = wasKnown ? .changed : .new
    }
    return missing
  }

  private func store(
    _ records: [Int], of batch: Batch, at date: BatchDate, on connection: Connection
  ) throws(PostgresError) {
    guard !records.isEmpty else { return }
    var copy = try newRows.begin(on: connection)
    for record in records {
      try copy.beginRow()
      copy.bytes(batch.hash(keySlot, of: record))
      copy.instant(self.date(of: record, at: date, in: batch))
      writePayload(of: record, in: batch, to: &copy)
      if tenantColumn != nil { copy.bytes(batch.tenantKey(below: feed.parent, of: record)) }
      copy.text(recordSource)
    }
    _ = try copy.finish()
    try newRows.store(on: connection)
  }

  private func writePayload(of record: Int, in batch: Batch, to copy: inout BinaryCopy) {
    switch feed.satellite.kind {
    case .nonHistorized:
      copy.bytes(batch.hash(batch.plan.slot(ofDiff: index), of: record))
      for (column, encoder) in zip(feed.columns, encoders) {
        copy.value(column.flatMap { batch.field($0, of: record) }, encoder)
      }
    case .recordTracking, .status, .versions, .multiActive, .effectivity: break
    }
  }
}
