import PostgresClient
import PostgresSchema
import VaultModel
import VaultSQL

/// Refuses the records of a batch that tell another story of an event than was told first.
///
/// Before anything of the batch is merged: a record goes in whole or not at all.
final class EventCheck {
  /// A table that holds what was told of events.
  private struct Account {
    var feeds: (_ record: Int, _ batch: Batch) -> Bool
    var keySlot: Int
    var diffSlot: Int
    var table: QualifiedName
    var hashKey: String
    var storedDiff: SQL
  }

  /// What is known of the events of a batch's records.
  private struct Known {
    /// For each record that tells of an event the event's place in `told`.
    var ordinals: [Int?]
    var told: [VersionPayload?]
  }

  private let accounts: [Account]
  private let stage = StagingTable(
    "events",
    columns: [
      "account integer NOT NULL", "ordinal integer NOT NULL", "hash_key bytea NOT NULL",
    ])

  init(of plan: RoutePlan) {
    let links = plan.links.indices.filter { !plan.links[$0].link.attributes.isEmpty }.map { index in
      let link = plan.links[index].link
      return Account(
        feeds: { $1.feeds(link: index, of: $0) },
        keySlot: plan.slot(ofLink: index), diffSlot: plan.slot(of: .linkDiff(index)),
        table: QualifiedName(link.table),
        hashKey: link.hashKey,
        storedDiff: link.hashDiffFunction.map {
          plan.vault.revision(of: link).hashDiff(of: "version", by: $0)
        } ?? "version.hash_diff")
    }
    let satellites = plan.satellites.indices
      .filter { plan.satellites[$0].satellite.kind == .nonHistorized }
      .map { index in
        let feed = plan.satellites[index]
        return Account(
          feeds: { $1.feeds(satellite: index, of: $0) },
          keySlot: plan.slot(of: feed.parent), diffSlot: plan.slot(ofDiff: index),
          table: feed.satellite.qualifiedTable, hashKey: feed.satellite.parentHashKey,
          storedDiff: plan.vault.revision(of: feed.satellite)
            .hashDiff(of: "version", by: feed.satellite.hashDiffFunction))
      }
    accounts = links + satellites
  }

  /// Refuses the records that contradict what is stored, or an earlier record.
  ///
  /// - Throws: `PostgresError`.
  func refuseConflicts(in batch: Batch, on connection: Connection) throws(PostgresError) {
    guard !accounts.isEmpty, batch.recordCount > 0 else { return }
    var known: [Known] = []
    for (index, account) in accounts.enumerated() {
      known.append(try read(account, index, of: batch, on: connection))
    }
    var first = 0
    while first < batch.recordCount {
      let siblings = batch.siblings(of: first)
      hear(siblings, of: batch, &known)
      first = siblings.upperBound
    }
  }

  /// Takes in what the rows of a delivered record tell; all of it or, where one row contradicts what is
  /// known, nothing.
  private func hear(_ records: Range<Int>, of batch: Batch, _ known: inout [Known]) {
    var heard: [(account: Int, ordinal: Int)] = []
    for record in records {
      for (index, account) in accounts.enumerated() {
        guard let ordinal = known[index].ordinals[record] else { continue }
        let payload = VersionPayload(
          batch.hash(account.diffSlot, of: record), from: .record(record))
        guard let told = known[index].told[ordinal] else {
          known[index].told[ordinal] = payload
          heard.append((index, ordinal))
          continue
        }
        guard told != payload else { continue }
        refuse(record, of: batch, account, told)
        for (account, ordinal) in heard { known[account].told[ordinal] = nil }
        return
      }
    }
  }

  private func refuse(_ record: Int, of batch: Batch, _ account: Account, _ told: VersionPayload) {
    let teller =
      switch told.origin {
      case .record(let first):
        "record \(batch.origin(of: first).record) of \(batch.origin(of: first).input)"
      case .stored: "an earlier load"
      }
    batch.refuse(
      record,
      Refusal(
        reason: .conflictingEvent,
        detail: "\(teller) told the same event of \(account.table) otherwise; the first one stands")
    )
  }

  private func read(
    _ account: Account, _ index: Int, of batch: Batch, on connection: Connection
  ) throws(PostgresError) -> Known {
    let rows = (0..<batch.recordCount).filter { account.feeds($0, batch) }.map {
      StagedRow(slot: account.keySlot, of: $0, in: batch)
    }.sorted()
    let keys = rows.rangesOfEqualKeys()
    var known = Known(
      ordinals: Array(repeating: nil, count: batch.recordCount),
      told: Array(repeating: nil, count: keys.count))
    var copy = try stage.begin(["account", "ordinal", "hash_key"], on: connection)
    for (ordinal, range) in keys.enumerated() {
      for row in rows[range] { known.ordinals[row.record] = ordinal }
      try copy.beginRow()
      copy.integer(Int32(index))
      copy.integer(Int32(ordinal))
      copy.bytes(batch.hash(account.keySlot, of: rows[range.lowerBound].record))
    }
    _ = try copy.finish()
    let stored = try connection.query(
      """
      SELECT staged.ordinal, \(account.storedDiff)
      FROM \(stage.name) AS staged
      JOIN \(account.table) AS version ON version.\(id: account.hashKey) = staged.hash_key
      WHERE staged.account = \(index)
      """, format: .binary)
    for row in stored.indices {
      guard let ordinal = stored.integer(row, 0), let diff = stored.bytes(row, 1) else { continue }
      known.told[Int(ordinal)] = VersionPayload(diff, from: .stored(start: 0, end: nil))
    }
    return known
  }
}
