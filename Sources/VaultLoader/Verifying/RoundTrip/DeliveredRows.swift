import PostgresClient
import PostgresSchema
import VaultHash

/// The records of a delivery as the loader reads them, in a temporary table beside the vault.
///
/// The server compares them there, so that memory here depends on a batch alone.
struct DeliveredRows {
  static let table: SQL = "pg_temp.delivered"
  /// The records that the loader refuses.
  static let refused: SQL = "pg_temp.refused"

  private let plan: RoutePlan
  private(set) var count: Int64 = 0

  static func key(_ key: Int) -> String { "key_\(key)" }
  static func link(_ link: Int) -> String { "link_\(link)" }
  static func part(_ part: Int) -> String { "part_\(part)" }
  static func column(_ column: Int) -> String { "column_\(column)" }

  /// Makes the tables, in place of those of another delivery.
  ///
  /// - Throws: `PostgresError`.
  init(of plan: RoutePlan, on connection: Connection) throws(PostgresError) {
    self.plan = plan
    let hashes = Self.hashColumns(of: plan).map { "\(id: $0) bytea" as SQL }
    let texts = Self.textColumns(of: plan).map { "\(id: $0) text" as SQL }
    let columns: [SQL] = ["id bigint NOT NULL", "input text NOT NULL", "record bigint NOT NULL"]
    try connection.execute(
      """
      DROP TABLE IF EXISTS \(Self.table), \(Self.refused);
      CREATE TEMPORARY TABLE delivered (\((columns + hashes + texts).joined()));
      CREATE TEMPORARY TABLE refused (input text NOT NULL, record bigint NOT NULL)
      """)
  }

  private static func hashColumns(of plan: RoutePlan) -> [String] {
    plan.keys.indices.map(key) + plan.links.indices.map(link)
  }

  private static func textColumns(of plan: RoutePlan) -> [String] {
    (0..<plan.partCount).map(part) + plan.columns.indices.map(column)
  }

  /// Adds a batch; a key that is missing is NULL.
  ///
  /// - Throws: `PostgresError`.
  mutating func append(_ batch: Batch, on connection: Connection) throws(PostgresError) {
    let names =
      ["id", "input", "record"] + Self.hashColumns(of: plan) + Self.textColumns(of: plan)
    var copy = try BinaryCopy(into: Self.table, columns: names, on: connection)
    for record in 0..<batch.recordCount {
      try copy.beginRow()
      count += 1
      copy.integer(count)
      copy.text(batch.origins[record].input)
      copy.integer(batch.origins[record].record)
      for key in plan.keys.indices {
        if batch.isMissing(key, of: record) {
          copy.null()
        } else {
          copy.bytes(batch.hashKey(key, of: record))
        }
      }
      for link in plan.links.indices { copy.bytes(batch.linkKey(link, of: record)) }
      for part in 0..<plan.partCount { copy.text(batch.keyPart(part, of: record)) }
      for column in plan.columns.indices { copy.text(batch.field(column, of: record)) }
    }
    _ = try copy.finish()
    var refusals = try BinaryCopy(
      into: Self.refused, columns: ["input", "record"], on: connection)
    for refused in batch.quarantine {
      try refusals.beginRow()
      refusals.text(refused.origin.input)
      refusals.integer(refused.origin.record)
    }
    _ = try refusals.finish()
  }
}

extension BinaryCopy {
  /// Text given by its bytes.
  fileprivate mutating func text(_ bytes: UnsafeRawBufferPointer?) {
    guard let bytes else { return null() }
    self.bytes(bytes)
  }
}
