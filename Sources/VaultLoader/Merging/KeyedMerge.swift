import PostgresClient
import PostgresSchema
import VaultHash
import VaultModel
import VaultSQL

/// Brings the rows of a batch into a hub or a link: a row is stored once and never touched again.
///
/// The rows go into a staging table, sorted; the server tells which of them it does not have, and
/// these alone go on into the target. Nothing can come between, for every loader holds the
/// target's lock while it does so.
final class KeyedMerge {
  enum Feed {
    case hub(keys: [Int])
    case link(Int)
  }

  /// A column that says which key a hash key stands for.
  private struct IdentityColumn {
    var name: String
    var type: String
    var encoder: BinaryEncoder
    /// Under a compatibility spec several spellings of a key part make one key.
    var isSpelling = false
  }

  private let feed: Feed
  private let target: Int
  private let table: QualifiedName
  private let hashKey: String
  private let identity: [IdentityColumn]
  /// The payload of an event.
  private let payload: [(name: String, encoder: BinaryEncoder)]
  private let isEvent: Bool
  private let rules: HashRules
  private let stage: SQL
  private var newRows: RowWay
  private let recordSource: String

  /// Prepares for a hub that some of the plan's keys feed, or for one of its links.
  init(_ feed: Feed, of plan: RoutePlan, target: Int) {
    self.feed = feed
    self.target = target
    table = QualifiedName(plan.targets[target])
    stage = "pg_temp.\(id: "stage_\(target)")"
    recordSource = plan.source.recordSource
    let rules = plan.vault.hashSpec.id
    self.rules = rules
    let hashColumn = { IdentityColumn(name: $0, type: "bytea", encoder: BinaryEncoder(.bytea)) }
    var columns = plan.isTenantHub(target) ? [] : [hashColumn(plan.tenantHashKey)]
    switch feed {
    case .hub(let keys):
      let hub = plan.keys[keys[0]].hub
      hashKey = hub.hashKey
      columns += hub.keyParts.map {
        IdentityColumn(
          name: $0.name, type: $0.type.sqlName, encoder: BinaryEncoder($0.type),
          isSpelling: rules != .vw1)
      }
      if let joined = hub.joinedKey {
        columns.append(
          IdentityColumn(name: joined, type: "text", encoder: BinaryEncoder(.text)))
      }
    case .link(let index):
      hashKey = plan.links[index].link.hashKey
      columns += plan.participants(of: index).map { hashColumn($0.column) }
      columns += plan.links[index].link.dependentKeys.map {
        IdentityColumn(
          name: $0.name, type: $0.type.sqlName, encoder: BinaryEncoder($0.type),
          isSpelling: rules != .vw1)
      }
    }
    identity = columns
    switch feed {
    case .hub:
      payload = []
      isEvent = false
    case .link(let index):
      payload = plan.links[index].link.attributes.map { ($0.name, BinaryEncoder($0.type)) }
      isEvent = plan.links[index].link.kind == .nonHistorized
    }
    let payloadColumns = payload.isEmpty ? [] : ["hash_diff"] + payload.map(\.name)
    newRows = RowWay(
      into: table,
      columns: [hashKey] + columns.map(\.name) + payloadColumns + ["load_date", "record_source"],
      target: target)
  }

  /// Makes the staging table of this session.
  ///
  /// - Throws: `PostgresError`.
  func prepare(on connection: Connection) throws(PostgresError) {
    let columns = identity.map { "\(id: $0.name) \(SQL(trusted: $0.type))" as SQL }
    try connection.execute(
      """
      CREATE TEMPORARY TABLE IF NOT EXISTS \(stage) (
        ordinal integer NOT NULL, \(id: hashKey) bytea NOT NULL, \(columns.joined())
      ) ON COMMIT DELETE ROWS
      """)
    try newRows.prepare(on: connection)
  }

  /// Stores what is missing and counts every row.
  ///
  /// - Throws: `PostgresError`, `MergeError.hashCollision`.
  func merge(
    _ batch: Batch, loadDate: Instant, outcomes: inout BatchOutcomes, on connection: Connection
  ) throws {
    let rows = self.rows(of: batch)
    guard !rows.isEmpty else { return }
    let keys = rows.rangesOfEqualKeys()
    try refuseMeetingTenants(rows, keys, of: batch)
    try stageRows(keys.map { rows[$0.lowerBound] }, of: batch, on: connection)
    let missing = try missingOrdinals(on: connection)
    try store(missing.map { rows[keys[$0].lowerBound] }, of: batch, at: loadDate, on: connection)
    var isMissing = [Bool](repeating: false, count: keys.count)
    for ordinal in missing { isMissing[ordinal] = true }
    for (ordinal, range) in keys.enumerated() {
      for index in range {
        if isMissing[ordinal] && index == range.lowerBound {
          outcomes.note(.new, record: rows[index].record, target: target)
        } else if isEvent {
          outcomes.note(.duplicate, record: rows[index].record, target: target)
        } else {
          outcomes.noteAside(.unchanged, target: target)
        }
      }
    }
  }

  private func rows(of batch: Batch) -> [StagedRow] {
    var rows: [StagedRow] = []
    for record in 0..<batch.recordCount where !batch.isRefused(record) {
      switch feed {
      case .hub(let keys):
        for key in keys where batch.feedsHub(ofKey: key, of: record) {
          let hashKey = batch.hashKey(key, of: record)
          rows.append(StagedRow(hashKey: hashKey, record: record, index: key))
        }
      case .link(let link):
        guard batch.feeds(link: link, of: record) else { continue }
        rows.append(
          StagedRow(hashKey: batch.linkKey(link, of: record), record: record, index: link))
      }
    }
    rows.sort()
    return rows
  }

  private func stageRows(
    _ rows: [StagedRow], of batch: Batch, on connection: Connection
  ) throws(PostgresError) {
    var copy = try BinaryCopy(
      into: stage, columns: ["ordinal", hashKey] + identity.map(\.name), on: connection)
    for (ordinal, row) in rows.enumerated() {
      try copy.beginRow()
      copy.integer(Int32(ordinal))
      copy.bytes(hashKey(of: row, in: batch))
      writeIdentity(of: row, in: batch, to: &copy)
    }
    _ = try copy.finish()
  }

  private func missingOrdinals(on connection: Connection) throws -> [Int] {
    let found = try connection.query(
      """
      SELECT staged.ordinal, stored.\(id: hashKey)
      FROM \(stage) AS staged
      LEFT JOIN \(table) AS stored ON stored.\(id: hashKey) = staged.\(id: hashKey)
      WHERE stored.\(id: hashKey) IS NULL OR \(differences.joined(separator: " OR "))
      ORDER BY staged.ordinal
      """, format: .binary)
    return try found.indices.map { row in
      if let stored = found.bytes(row, 1) {
        throw MergeError.hashCollision(table: table.description, hashKey: hexText(stored))
      }
      return Int(found.integer(row, 0) ?? 0)
    }
  }

  /// What makes a stored row another one than the staged row of its hash key.
  private var differences: [SQL] {
    let differs = identity.filter { !$0.isSpelling }.map {
      "stored.\(id: $0.name) IS DISTINCT FROM staged.\(id: $0.name)" as SQL
    }
    let spellings = identity.filter(\.isSpelling)
    guard !spellings.isEmpty else { return differs }
    let texts = (["stored", "staged"] as [SQL]).map { row -> SQL in
      let parts = spellings.map { "util.canonical_text(\(row).\(id: $0.name))" as SQL }
      return "util.business_key(VARIADIC ARRAY[\(parts.joined())])"
    }
    return differs + ["\(texts[0]) IS DISTINCT FROM \(texts[1])"]
  }

  /// Keys that are not derived from their tenants could be those of two at once.
  ///
  /// Rows that are stored already are compared by the server.
  private func refuseMeetingTenants(
    _ rows: [StagedRow], _ keys: [Range<Int>], of batch: Batch
  ) throws(MergeError) {
    guard rules != .vw1, !batch.plan.isTenantHub(target) else { return }
    for range in keys {
      let first = tenantKey(of: rows[range.lowerBound], in: batch)
      for row in rows[range] where !tenantKey(of: row, in: batch).elementsEqual(first) {
        let hashKey = hexText(hashKey(of: row, in: batch))
        throw .hashCollision(table: table.description, hashKey: hashKey)
      }
    }
  }

  private func store(
    _ rows: [StagedRow], of batch: Batch, at loadDate: Instant, on connection: Connection
  ) throws(PostgresError) {
    guard !rows.isEmpty else { return }
    var copy = try newRows.begin(on: connection)
    for row in rows {
      try copy.beginRow()
      copy.bytes(hashKey(of: row, in: batch))
      writeIdentity(of: row, in: batch, to: &copy)
      writePayload(of: row, in: batch, to: &copy)
      copy.instant(loadDate)
      copy.text(recordSource)
    }
    _ = try copy.finish()
    try newRows.store(on: connection)
  }
}

// MARK: - A row's values

extension KeyedMerge {
  private func hashKey(of row: StagedRow, in batch: Batch) -> UnsafeRawBufferPointer {
    switch feed {
    case .hub: batch.hashKey(row.index, of: row.record)
    case .link: batch.linkKey(row.index, of: row.record)
    }
  }

  private func tenantKey(of row: StagedRow, in batch: Batch) -> UnsafeRawBufferPointer {
    switch feed {
    case .hub: batch.tenantKey(ofKey: row.index, of: row.record)
    case .link: batch.hashKey(batch.plan.tenantKey, of: row.record)
    }
  }

  private func writeIdentity(of row: StagedRow, in batch: Batch, to copy: inout BinaryCopy) {
    let plan = batch.plan
    switch feed {
    case .hub:
      if !plan.isTenantHub(target) { copy.bytes(tenantKey(of: row, in: batch)) }
      let key = plan.keys[row.index]
      for offset in key.parts.indices {
        let encoder = identity[identity.count - key.columnCount + offset].encoder
        copy.value(batch.keyPart(key.firstPart + offset, of: row.record), encoder)
      }
      if key.parts.count > 1, let joined = batch.joinedKey(row.index, of: row.record) {
        copy.bytes(joined)
      }
    case .link(let index):
      copy.bytes(tenantKey(of: row, in: batch))
      for (_, key) in plan.participants(of: index) {
        copy.bytes(batch.hashKey(key, of: row.record))
      }
      let link = plan.links[index]
      for offset in link.dependentParts.indices {
        let encoder = identity[identity.count - link.dependentParts.count + offset].encoder
        copy.value(batch.keyPart(link.firstDependent + offset, of: row.record), encoder)
      }
    }
  }
}

extension KeyedMerge {
  private func writePayload(of row: StagedRow, in batch: Batch, to copy: inout BinaryCopy) {
    guard case .link(let index) = feed, !payload.isEmpty else { return }
    copy.bytes(batch.hash(batch.plan.slot(of: .linkDiff(index)), of: row.record))
    for (column, attribute) in zip(batch.plan.links[index].columns, payload) {
      copy.value(column.flatMap { batch.field($0, of: row.record) }, attribute.encoder)
    }
  }
}

extension RoutePlan {
  /// A link's columns for its participants, each with the record's key that stands in it.
  ///
  /// The tenant's own column stands before them in every row, also where the tenant takes part.
  fileprivate func participants(of link: Int) -> [(column: String, key: Int)] {
    zip(links[link].link.participants, links[link].keys).compactMap { participant, key in
      participant.column == tenantHashKey ? nil : (participant.column, key)
    }
  }
}

/// Bytes as PostgreSQL prints a `bytea`.
func hexText(_ bytes: UnsafeRawBufferPointer) -> String {
  var hex = ByteBuffer()
  hex.append("\\x")
  appendHex(bytes, to: &hex)
  return String(decoding: hex.bytes, as: UTF8.self)
}
