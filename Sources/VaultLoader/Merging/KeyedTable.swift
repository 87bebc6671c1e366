import PostgresClient
import PostgresSchema
import VaultHash
import VaultModel
import VaultSQL

/// A hub or a link as the loader meets it: what its rows consist of, and how they travel there.
struct KeyedTable {
  enum Feed {
    case hub(keys: [Int])
    case link(Int)
  }

  /// A column that says which key a hash key stands for.
  private struct IdentityColumn {
    var name: String
    var type: String
    /// Under a compatibility spec several spellings of a key part make one key.
    var isSpelling = false
  }

  let target: Int
  let name: QualifiedName
  let isEvent: Bool
  private let hashKey: String
  private let identity: [IdentityColumn]
  /// One for each slot of a record whose hash key the table takes.
  let shapes: [KeyedRowShape]
  private let rules: HashRules
  private let stage: StagingTable
  private var newRows: RowWay
  private let recordSource: String

  /// Prepares for a hub that some of the plan's keys feed, or for one of its links.
  init(_ feed: Feed, of plan: RoutePlan, target: Int) {
    self.target = target
    name = QualifiedName(plan.targets[target])
    recordSource = plan.source.recordSource
    let rules = plan.vault.hashSpec.id
    self.rules = rules
    let spelling = { (name: String, type: SQLType) in
      IdentityColumn(name: name, type: type.sqlName, isSpelling: rules != .vw1)
    }
    var columns =
      plan.isTenantHub(target) ? [] : [IdentityColumn(name: plan.tenantHashKey, type: "bytea")]
    var payload: [String] = []
    switch feed {
    case .hub(let keys):
      let hub = plan.keys[keys[0]].hub
      hashKey = hub.hashKey
      columns += hub.keyParts.map { spelling($0.name, $0.type) }
      columns += hub.joinedKey.map { [IdentityColumn(name: $0, type: "text")] } ?? []
      shapes = keys.map { KeyedRowShape(key: $0, of: plan) }
      isEvent = false
    case .link(let index):
      let link = plan.links[index].link
      hashKey = link.hashKey
      columns += plan.participants(of: index).map { IdentityColumn(name: $0.column, type: "bytea") }
      columns += link.dependentKeys.map { spelling($0.name, $0.type) }
      shapes = [KeyedRowShape(link: index, of: plan)]
      isEvent = link.kind == .nonHistorized
      if !link.attributes.isEmpty { payload = ["hash_diff"] + link.attributes.map(\.name) }
    }
    identity = columns
    stage = StagingTable(
      "stage_\(target)",
      columns: ["ordinal integer NOT NULL", "\(id: hashKey) bytea NOT NULL"]
        + columns.map { "\(id: $0.name) \(SQL(trusted: $0.type))" })
    newRows = RowWay(
      into: name,
      columns: [hashKey] + columns.map(\.name) + payload + ["load_date", "record_source"],
      target: target)
  }

  /// Finds out which way is open to new rows.
  ///
  /// - Throws: `PostgresError`.
  mutating func prepare(on connection: Connection) throws(PostgresError) {
    try newRows.prepare(on: connection)
  }

  /// Whether the table has no row but a ghost.
  ///
  /// - Throws: `PostgresError`.
  func isEmpty(on connection: Connection) throws(PostgresError) -> Bool {
    let ghost = [UInt8](repeating: 0, count: shapes[0].hashLength).withUnsafeBytes { hexText($0) }
    return try connection.query(
      "SELECT FROM \(name) WHERE \(id: hashKey) <> \(literal: ghost)::bytea LIMIT 1"
    ).count == 0
  }

  /// Stores rows, one for each key.
  ///
  /// - Throws: `PostgresError`.
  func store(
    _ rows: [StagedRow], of batch: Batch, at date: BatchDate, on connection: Connection
  ) throws(PostgresError) {
    guard !rows.isEmpty else { return }
    var copy = try newRows.begin(on: connection)
    for row in rows {
      let shape = shape(of: row)
      try copy.beginRow()
      shape.writeIdentity(of: row.record, in: batch, to: &copy)
      shape.writePayload(of: row.record, in: batch, to: &copy)
      copy.instant(date.of(row.record, in: batch))
      copy.text(recordSource)
    }
    _ = try copy.finish()
    try newRows.store(on: connection)
  }

  private func shape(of row: StagedRow) -> KeyedRowShape {
    if shapes.count == 1 { return shapes[0] }
    guard let shape = shapes.first(where: { $0.slot == row.slot }) else {
      preconditionFailure("\(name) takes no row of slot \(row.slot)")
    }
    return shape
  }
}

// MARK: - Looking rows up

extension KeyedTable {
  /// Asks the server which of the rows it lacks, one for each key; gives their places.
  ///
  /// - Throws: `PostgresError`, `MergeError.hashCollision`.
  func missing(
    among rows: [StagedRow], of batch: Batch, on connection: Connection
  ) throws -> [Int] {
    try stageRows(rows, of: batch, on: connection)
    let found = try connection.query(
      """
      SELECT staged.ordinal, stored.\(id: hashKey)
      FROM \(stage.name) AS staged
      LEFT JOIN \(name) AS stored ON stored.\(id: hashKey) = staged.\(id: hashKey)
      WHERE stored.\(id: hashKey) IS NULL OR \(differences.joined(separator: " OR "))
      ORDER BY staged.ordinal
      """, format: .binary)
    return try found.indices.map { row in
      if let stored = found.bytes(row, 1) {
        throw MergeError.hashCollision(table: name.description, hashKey: hexText(stored))
      }
      return Int(found.integer(row, 0) ?? 0)
    }
  }

  private func stageRows(
    _ rows: [StagedRow], of batch: Batch, on connection: Connection
  ) throws(PostgresError) {
    var copy = try stage.begin(["ordinal", hashKey] + identity.map(\.name), on: connection)
    for (ordinal, row) in rows.enumerated() {
      try copy.beginRow()
      copy.integer(Int32(ordinal))
      shape(of: row).writeIdentity(of: row.record, in: batch, to: &copy)
    }
    _ = try copy.finish()
  }

  /// What makes a stored row another one than the staged row of its hash key.
  private var differences: [SQL] {
    let differs = identity.filter { !$0.isSpelling }.map {
      "stored.\(id: $0.name) IS DISTINCT FROM staged.\(id: $0.name)" as SQL
    }
    return differs
      + identity.filter(\.isSpelling).map { column in
        let texts = (["stored", "staged"] as [SQL]).map {
          rules.spelling(of: "util.canonical_text(\($0).\(id: column.name))")
        }
        return "\(texts[0]) IS DISTINCT FROM \(texts[1])"
      }
  }

  /// Refuses rows of one hash key that stand for different keys, part by part, or for different tenants'.
  ///
  /// Rows that are stored already are compared by the server.
  ///
  /// - Throws: `MergeError.hashCollision`.
  func refuseCollisions(in found: KeyedRows, of batch: Batch) throws(MergeError) {
    guard rules != .vw1 else { return }
    var spelling = KeySpelling(under: rules)
    for range in found.keys {
      let first = found.rows[range.lowerBound]
      for row in found.rows[range].dropFirst()
      where !shape(of: row).identity(
        of: row.record, equals: first.record, as: shape(of: first), in: batch, by: &spelling)
      {
        let hashKey = hexText(batch.hash(row.slot, of: row.record))
        throw .hashCollision(table: name.description, hashKey: hashKey)
      }
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
