import PostgresClient
import PostgresSchema
import VaultHash
import VaultModel

/// Brings the rows of a batch into a satellite: new versions are stored, the ones before closed.
///
/// Narrow first: hash keys and diffs alone go into a staging table, the server tells the keys that
/// need more than a look, and only the payloads of versions that are stored travel.
final class SatelliteMerge {
  private let index: Int
  private let feed: RoutePlan.Satellite
  private let table: QualifiedName
  private let hashKey: String
  private let stage: SQL
  private let closing: SQL
  private let storedDiff: SQL
  private let encoders: [BinaryEncoder]
  private var newVersions: RowWay
  private let hasTenantColumn: Bool
  private let recordSource: String

  /// Prepares for one of the plan's satellites.
  init(_ index: Int, of plan: RoutePlan) {
    self.index = index
    feed = plan.satellites[index]
    let satellite = feed.satellite
    table = QualifiedName(schema: satellite.table.schema, name: satellite.table.name)
    hashKey = satellite.parentHashKey
    stage = "pg_temp.\(id: "stage_\(feed.target)")"
    closing = "pg_temp.\(id: "closing_\(feed.target)")"
    storedDiff = satellite.storedHashDiff(of: plan.vault.name)
    encoders = satellite.attributes.map { BinaryEncoder($0.type) }
    hasTenantColumn = hashKey != plan.tenantHashKey
    let columns =
      [hashKey, "load_date", "load_end_date", "hash_diff"] + satellite.attributes.map(\.name)
      + (hasTenantColumn ? [plan.tenantHashKey] : []) + ["record_source"]
    newVersions = RowWay(into: table, columns: columns, target: feed.target)
    recordSource = plan.source.recordSource
  }

  /// Makes the staging tables of this session.
  ///
  /// - Throws: `PostgresError`.
  func prepare(on connection: Connection) throws(PostgresError) {
    try connection.execute(
      """
      CREATE TEMPORARY TABLE IF NOT EXISTS \(stage) (
        ordinal integer NOT NULL, hash_key bytea NOT NULL, hash_diff bytea
      ) ON COMMIT DELETE ROWS;
      CREATE TEMPORARY TABLE IF NOT EXISTS \(closing) (
        hash_key bytea NOT NULL, load_date timestamptz NOT NULL, load_end_date timestamptz NOT NULL
      ) ON COMMIT DELETE ROWS
      """)
    try newVersions.prepare(on: connection)
  }

  /// Stores the new versions, closes those before, and counts every row.
  ///
  /// - Throws: `PostgresError`, `MergeError`.
  func merge(
    _ batch: Batch, loadDate: Instant, outcomes: inout BatchOutcomes, on connection: Connection
  ) throws {
    let rows = self.rows(of: batch, outcomes: &outcomes)
    guard !rows.isEmpty else { return }
    let keys = rows.rangesOfEqualKeys()
    try stageKeys(keys, rows: rows, of: batch, on: connection)
    let histories = try StoredHistories.read(
      table, hashKey: hashKey, hashDiff: storedDiff, stage: stage, loadDate: loadDate,
      on: connection)
    var changes = SatelliteChanges()
    for (ordinal, range) in keys.enumerated() {
      guard var timeline = histories.timelines[ordinal] else {
        // The server has the very version that the key's only row gives.
        outcomes.note(.unchanged, record: rows[range.lowerBound].record, target: feed.target)
        continue
      }
      for row in rows[range] {
        let payload = VersionPayload(batch.hashDiff(index, of: row.record), record: row.record)
        let outcome = RowOutcome(timeline.append(payload, at: loadDate))
        outcomes.note(outcome, record: row.record, target: feed.target)
      }
      changes.collect(timeline, of: rows[range.lowerBound].record)
    }
    try store(changes.insertions, of: batch, on: connection)
    try close(changes.closings, of: batch, on: connection)
  }

  private func rows(of batch: Batch, outcomes: inout BatchOutcomes) -> [StagedRow] {
    var rows: [StagedRow] = []
    rows.reserveCapacity(batch.recordCount)
    for record in 0..<batch.recordCount where !batch.isMissing(feed.parent, of: record) {
      if batch.isRepeat(feed.group, of: record) {
        outcomes.note(.duplicate, record: record, target: feed.target)
        continue
      }
      let hashKey = batch.parentKey(feed.parent, of: record)
      rows.append(StagedRow(hashKey: hashKey, record: record, index: index))
    }
    rows.sort()
    return rows
  }

  /// A key with several rows gets no diff: its stored versions are wanted in any case.
  private func stageKeys(
    _ keys: [Range<Int>], rows: [StagedRow], of batch: Batch, on connection: Connection
  ) throws(PostgresError) {
    var copy = try BinaryCopy(
      into: stage, columns: ["ordinal", "hash_key", "hash_diff"], on: connection)
    for (ordinal, range) in keys.enumerated() {
      let record = rows[range.lowerBound].record
      try copy.beginRow()
      copy.integer(Int32(ordinal))
      copy.bytes(batch.parentKey(feed.parent, of: record))
      if range.count == 1 { copy.bytes(batch.hashDiff(index, of: record)) } else { copy.null() }
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
      copy.bytes(batch.parentKey(feed.parent, of: insertion.record))
      copy.instant(insertion.start)
      copy.instant(insertion.end)
      copy.bytes(batch.hashDiff(index, of: insertion.record))
      for (column, encoder) in zip(feed.columns, encoders) {
        copy.value(column.flatMap { batch.field($0, of: insertion.record) }, encoder)
      }
      if hasTenantColumn { copy.bytes(batch.hashKey(batch.plan.tenantKey, of: insertion.record)) }
      copy.text(recordSource)
    }
    _ = try copy.finish()
    try newVersions.store(on: connection)
  }

  private func close(
    _ closings: [SatelliteChanges.Closing], of batch: Batch, on connection: Connection
  ) throws {
    guard !closings.isEmpty else { return }
    var copy = try BinaryCopy(
      into: closing, columns: ["hash_key", "load_date", "load_end_date"], on: connection)
    for closing in closings {
      try copy.beginRow()
      copy.bytes(batch.parentKey(feed.parent, of: closing.record))
      copy.instant(closing.start)
      copy.instant(closing.end)
    }
    _ = try copy.finish()
    let closed = try connection.query(
      """
      UPDATE \(table) AS stored SET load_end_date = closing.load_end_date
      FROM \(closing) AS closing
      WHERE stored.\(id: hashKey) = closing.hash_key AND stored.load_date = closing.load_date
      """)
    guard closed.affected == closings.count else {
      throw MergeError.closedMeanwhile(
        table: table.description, expected: closings.count, closed: closed.affected)
    }
  }
}

extension CompiledVault.Satellite {
  /// The hash diff of a row `version`: of one from before the last change of what is hashed, made
  /// anew from its payload, so that such a change alone makes no versions (semantics, section 3).
  fileprivate func storedHashDiff(of vault: String) -> SQL {
    guard past.hashRevision > 1 else { return "version.hash_diff" }
    let function = QualifiedName(schema: hashDiffFunction.schema, name: hashDiffFunction.name)
    let since: SQL = """
      (SELECT since FROM metadata.hash_revision WHERE vault_name = \(literal: vault) \
      AND table_name = \(literal: table.description) AND revision = \(past.hashRevision))
      """
    return """
      CASE WHEN version.load_date >= \(since) THEN version.hash_diff \
      ELSE \(function)(version) END
      """
  }
}

extension RowOutcome {
  fileprivate init(_ outcome: Timeline<VersionPayload>.Outcome) {
    switch outcome {
    case .unchanged: self = .unchanged
    case .stored(_, .new): self = .new
    case .stored(_, .changed): self = .changed
    case .stored(_, .late): self = .late
    }
  }
}
