import PostgresClient
import VaultModel

/// Brings the rows of a batch into a hub or a link: a row is stored once and never touched again.
///
/// What is known to be there needs no look; of the others the server tells which it lacks, and these
/// alone are sent. Nothing can come between, for every loader holds the target's lock while it does
/// so.
final class KeyedMerge {
  private var table: KeyedTable
  /// Nil where two keys may have one hash: then each is compared with what is stored.
  private let known: KnownKeys?
  /// What was found out of the batch at hand; nil where nobody has asked yet.
  private var found: KeyedRows?
  /// Whether the vault lacked all of the keys that were last asked for.
  private(set) var expectsNew = false

  var target: Int { table.target }

  /// Prepares for a hub that some of the plan's keys feed, or for one of its links.
  init(_ feed: KeyedTable.Feed, of plan: RoutePlan, target: Int, known: KnownKeys) {
    table = KeyedTable(feed, of: plan, target: target)
    self.known = plan.vault.hashSpec.tellsKeysApart && !table.isEvent ? known : nil
  }

  /// Finds out what the vault holds before the first batch.
  ///
  /// - Throws: `PostgresError`.
  func prepare(on connection: Connection) throws(PostgresError) {
    try table.prepare(on: connection)
    expectsNew = known == nil ? false : try table.isEmpty(on: connection)
  }

  /// Looks up which of the batch's rows the vault has.
  ///
  /// - Throws: `PostgresError`, `MergeError.hashCollision`.
  func look(_ batch: Batch, presence: inout KeyPresence, on connection: Connection) throws {
    var rows = KeyedRows(unknownRows(of: batch, presence: presence))
    if !rows.keys.isEmpty {
      try table.refuseCollisions(in: rows, of: batch)
      rows.note(missing: try table.missing(among: rows.firstRows, of: batch, on: connection))
    }
    for (key, range) in rows.keys.enumerated() where !rows.isMissing[key] {
      for row in rows.rows[range] { presence.noteStored(row.slot, of: row.record) }
    }
    found = rows
  }

  /// Stores what is missing and counts every row.
  ///
  /// - Throws: `PostgresError`, `MergeError.hashCollision`.
  func store(
    _ batch: Batch, at date: BatchDate, presence: inout KeyPresence,
    outcomes: inout BatchOutcomes, on connection: Connection
  ) throws {
    if try !storeUnasked(batch, at: date, presence: presence, on: connection) {
      if found == nil { try look(batch, presence: &presence, on: connection) }
      if let rows = found?.missingRows(at: date, in: batch) {
        try table.store(rows, of: batch, at: date, on: connection)
      }
    }
    guard let found else { return }
    self.found = nil
    if !found.keys.isEmpty { expectsNew = known != nil && !found.isMissing.contains(false) }
    remember(found, of: batch)
    count(found, of: batch, presence: &presence, outcomes: &outcomes)
  }

  /// Stores all rows without a question where the vault lacked those before them; false where that
  /// was not to be expected, or wrong, which the table's primary key tells.
  private func storeUnasked(
    _ batch: Batch, at date: BatchDate, presence: KeyPresence, on connection: Connection
  ) throws -> Bool {
    guard found == nil, expectsNew else { return false }
    let rows = KeyedRows(unknownRows(of: batch, presence: presence), areMissing: true)
    do {
      try connection.savepoint {
        try table.store(rows.missingRows(at: date, in: batch), of: batch, at: date, on: connection)
      }
    } catch let error as PostgresError where error.code == .uniqueViolation {
      return false
    }
    found = rows
    return true
  }

  private func unknownRows(of batch: Batch, presence: KeyPresence) -> [StagedRow] {
    var rows: [StagedRow] = []
    rows.reserveCapacity(batch.recordCount)
    for record in 0..<batch.recordCount where !batch.isRefused(record) {
      for shape in table.shapes where shape.feeds(record, of: batch) {
        if let known {
          let key = Fingerprint(batch.hash(shape.slot, of: record), group: target)
          guard presence[record, shape.slot] == .unknown, !known.contains(key) else { continue }
        }
        rows.append(StagedRow(slot: shape.slot, of: record, in: batch))
      }
    }
    return rows
  }

  private func remember(_ found: KeyedRows, of batch: Batch) {
    guard let known else { return }
    for row in found.firstRows {
      known.insert(Fingerprint(batch.hash(row.slot, of: row.record), group: target))
    }
  }

  private func count(
    _ found: KeyedRows, of batch: Batch, presence: inout KeyPresence,
    outcomes: inout BatchOutcomes
  ) {
    var added = 0
    for (key, range) in found.keys.enumerated() {
      for place in range {
        let row = found.rows[place]
        if found.isMissing[key] { presence[row.record, row.slot] = .added }
        if found.isMissing[key] && place == range.lowerBound {
          outcomes.note(.new, record: row.record, target: target)
          added += 1
        } else if table.isEvent {
          outcomes.note(.duplicate, record: row.record, target: target)
          added += 1
        }
      }
    }
    outcomes.noteAside(.unchanged, count: rowCount(of: batch) - added, target: target)
  }

  /// How many rows the batch has for the table, known or not.
  private func rowCount(of batch: Batch) -> Int {
    (0..<batch.recordCount).reduce(0) { sum, record in
      guard !batch.isRefused(record) else { return sum }
      return table.shapes.reduce(sum) { $1.feeds(record, of: batch) ? $0 + 1 : $0 }
    }
  }
}
