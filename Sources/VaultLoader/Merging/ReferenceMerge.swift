import PostgresClient
import PostgresSchema
import VaultModel
import VaultSQL

/// Brings the rows of a batch into a code list: its keys, and the newest payload beside them where the
/// list keeps no history.
final class ReferenceMerge {
  private let index: Int
  private let feed: RoutePlan.Reference
  private let table: QualifiedName
  private let stage: StagingTable
  private let keys: [CompiledVault.KeyPart]
  /// The payload columns of the table.
  private let attributes: [CompiledVault.Attribute]
  private let keyEncoders: [BinaryEncoder]
  private let encoders: [BinaryEncoder]
  private let keySlot: Int
  private let diffSlot: Int
  private let recordSource: String

  /// What the table says of a staged row.
  private enum State: String {
    case missing
    case same
    /// This load stored the very payload, or the one that it repeats stored what the list had room for.
    case repeated
    case different
    /// The stored payload was loaded later.
    case newer
  }

  /// Prepares for one of the plan's code lists.
  init(_ index: Int, of plan: RoutePlan) {
    self.index = index
    feed = plan.references[index]
    table = QualifiedName(feed.reference.table)
    keys = feed.reference.keyParts
    attributes = feed.reference.history == nil ? feed.reference.attributes : []
    let columns =
      keys.map { ($0.name, $0.type.sqlName) } + attributes.map { ($0.name, $0.type.sqlName) }
    stage = StagingTable(
      "stage_\(feed.target)",
      columns: ["staged_ordinal integer NOT NULL", "staged_date timestamptz NOT NULL"]
        + columns.map { "\(id: $0.0) \(SQL(trusted: $0.1))" })
    keyEncoders = keys.map { BinaryEncoder($0.type) }
    encoders = attributes.map { BinaryEncoder($0.type) }
    keySlot = plan.slot(of: .referenceKey(index))
    diffSlot = plan.slot(of: .referenceDiff(index))
    recordSource = plan.source.recordSource
  }

  /// Stores codes that are new and payloads that changed, and counts every row.
  ///
  /// - Throws: `PostgresError`.
  func merge(
    _ batch: Batch, at date: BatchDate, outcomes: inout BatchOutcomes, on connection: Connection
  ) throws {
    let rows = (0..<batch.recordCount).filter {
      !batch.isRefused($0) && !batch.isDeletion($0) && batch.feeds(reference: index, of: $0)
    }
    .map { StagedRow(slot: keySlot, of: $0, in: batch) }.sorted()
    guard !rows.isEmpty else { return }
    try stageRows(rows, of: batch, at: date, on: connection)
    let states = try states(at: date, on: connection)
    var stored: [Int] = []
    for range in rows.rangesOfEqualKeys() {
      var brought: Int?
      for place in range {
        let outcome = outcome(
          of: states[place],
          brought: brought.map { payload(of: rows[$0], in: batch) },
          payload: payload(of: rows[place], in: batch))
        note(outcome, of: rows[place].record, in: batch, &outcomes)
        switch outcome {
        case .new, .changed: brought = place
        case .duplicate, .unchanged, .late: break
        }
      }
      if let brought { stored.append(brought) }
    }
    try store(stored, on: connection)
  }

  private func payload(of row: StagedRow, in batch: Batch) -> VersionPayload {
    VersionPayload(batch.hash(diffSlot, of: row.record), from: .record(row.record))
  }

  /// A row is held against the table, or against what this batch is bringing into it.
  private func outcome(
    of state: State, brought: VersionPayload?, payload: VersionPayload
  ) -> RowOutcome {
    switch (state, brought) {
    case (.newer, _): .late
    case (_, let brought?): attributes.isEmpty || brought == payload ? .duplicate : .changed
    case (.missing, nil): .new
    case (.different, nil): .changed
    case (.same, nil): .unchanged
    case (.repeated, nil): .duplicate
    }
  }

  /// Counts a row; a code without a payload that is there already says nothing of its record.
  private func note(
    _ outcome: RowOutcome, of record: Int, in batch: Batch, _ outcomes: inout BatchOutcomes
  ) {
    if attributes.isEmpty, outcome != .new {
      return outcomes.noteAside(.unchanged, target: feed.target)
    }
    let isRepeat = outcome == .unchanged && batch.isRepeat(feed.group, of: record)
    outcomes.note(isRepeat ? .duplicate : outcome, record: record, target: feed.target)
  }

  private func stageRows(
    _ rows: [StagedRow], of batch: Batch, at date: BatchDate, on connection: Connection
  ) throws(PostgresError) {
    var copy = try stage.begin(
      ["staged_ordinal", "staged_date"] + keys.map(\.name) + attributes.map(\.name), on: connection)
    for (ordinal, row) in rows.enumerated() {
      try copy.beginRow()
      copy.integer(Int32(ordinal))
      copy.instant(date.of(row.record, in: batch))
      for (offset, encoder) in keyEncoders.enumerated() {
        copy.value(batch.keyPart(feed.firstPart + offset, of: row.record), encoder)
      }
      for (column, encoder) in zip(feed.columns, encoders) {
        copy.value(column.flatMap { batch.field($0, of: row.record) }, encoder)
      }
    }
    _ = try copy.finish()
  }

  /// Payloads that a load replaced itself are gone, so that of one that comes again nothing is compared.
  private func states(
    at date: BatchDate, on connection: Connection
  ) throws(PostgresError) -> [State] {
    let differences = attributes.filter(\.makesVersions).map {
      "stored.\(id: $0.name) IS DISTINCT FROM staged.\(id: $0.name)" as SQL
    }
    let differs = differences.isEmpty ? "false" : differences.joined(separator: " OR ")
    let isNewer: SQL =
      attributes.isEmpty
      ? "false"
      : "(\(date.isLateExtract ? "true" : "stored.load_date > staged.staged_date" as SQL)) AND (\(differs))"
    let isRepeated: SQL = date.repeated.map { "stored.load_date >= \(instant: $0)" } ?? "false"
    let found = try connection.query(
      """
      SELECT CASE WHEN stored.load_date IS NULL THEN 'missing' WHEN \(isRepeated) THEN 'repeated'
        WHEN \(isNewer) THEN 'newer' WHEN \(differs) THEN 'different'
        WHEN stored.load_date = staged.staged_date THEN 'repeated' ELSE 'same' END
      FROM \(stage.name) AS staged LEFT JOIN \(table) AS stored ON \(matching)
      ORDER BY staged.staged_ordinal
      """)
    return found.indices.map { row in
      guard let state = found.text(row, 0).flatMap(State.init) else {
        preconditionFailure("the query names no other states")
      }
      return state
    }
  }

  private var matching: SQL {
    keys.map { "stored.\(id: $0.name) = staged.\(id: $0.name)" as SQL }.joined(separator: " AND ")
  }

  private func store(
    _ ordinals: [Int], on connection: Connection
  ) throws(PostgresError) {
    guard !ordinals.isEmpty else { return }
    let names = (keys.map(\.name) + attributes.map(\.name)).map { SQL.identifier($0) }
    let updated = (attributes.map(\.name) + ["load_date", "record_source"]).map {
      "\(id: $0) = excluded.\(id: $0)" as SQL
    }
    let conflict: SQL =
      attributes.isEmpty ? "DO NOTHING" : "DO UPDATE SET \(updated.joined())"
    try connection.execute(
      """
      INSERT INTO \(table) (\(names.joined()), load_date, record_source)
      SELECT \(names.joined()), staged_date, \(literal: recordSource)
      FROM \(stage.name) WHERE staged_ordinal = ANY (ARRAY[\(ordinals.map { "\($0)" as SQL }.joined())])
      ON CONFLICT (\(keys.map { SQL.identifier($0.name) }.joined())) \(conflict)
      """)
  }
}
