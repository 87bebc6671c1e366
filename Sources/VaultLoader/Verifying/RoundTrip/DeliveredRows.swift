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
  static func field(_ field: Int) -> String { "field_\(field)" }
  /// Whether the row feeds a hub, link, satellite or code list, by the place of that in the plan.
  static func feeds(_ kind: Fed, _ index: Int) -> String { "feeds_\(kind.rawValue)_\(index)" }

  enum Fed: String {
    case hub, link, satellite, reference
  }

  /// Makes the tables, which the end of the transaction drops.
  ///
  /// - Throws: `PostgresError`.
  init(of plan: RoutePlan, on connection: Connection) throws(PostgresError) {
    self.plan = plan
    let hashes = Self.hashColumns(of: plan).map { "\(id: $0) bytea" as SQL }
    let texts = Self.textColumns(of: plan).map { "\(id: $0) text" as SQL }
    let flags = Self.flagColumns(of: plan).map { "\(id: $0) boolean NOT NULL" as SQL }
    let columns: [SQL] = [
      "id bigint NOT NULL", "input text NOT NULL", "record bigint NOT NULL", "dated timestamptz",
      "is_deletion boolean NOT NULL",
    ]
    try connection.execute(
      """
      CREATE TEMPORARY TABLE delivered (\((columns + flags + hashes + texts).joined()))
        ON COMMIT DROP;
      CREATE TEMPORARY TABLE refused (input text NOT NULL, record bigint NOT NULL) ON COMMIT DROP
      """)
  }

  /// The first tells the row that stands for the whole record from those of its arrays' elements.
  private static func flagColumns(of plan: RoutePlan) -> [String] {
    ["is_record"] + plan.keys.indices.map { feeds(.hub, $0) }
      + plan.links.indices.map { feeds(.link, $0) }
      + plan.satellites.indices.map { feeds(.satellite, $0) }
      + plan.references.indices.map { feeds(.reference, $0) }
  }

  private static func hashColumns(of plan: RoutePlan) -> [String] {
    plan.keys.indices.map(key) + plan.links.indices.map(link)
  }

  private static func textColumns(of plan: RoutePlan) -> [String] {
    (0..<plan.partCount).map(part) + (0..<plan.fieldCount).map(field)
  }

  /// Adds a batch; a key that is missing is NULL.
  ///
  /// - Throws: `PostgresError`.
  mutating func append(_ batch: Batch, on connection: Connection) throws(PostgresError) {
    let names =
      ["id", "input", "record", "dated", "is_deletion"] + Self.flagColumns(of: plan)
      + Self.hashColumns(of: plan)
      + Self.textColumns(of: plan)
    var copy = try BinaryCopy(into: Self.table, columns: names, on: connection)
    for row in 0..<batch.recordCount {
      try copy.beginRow()
      count += 1
      copy.integer(count)
      let owner = batch.owner(of: row)
      copy.text(batch.origins[owner].input)
      copy.integer(batch.origins[owner].record)
      copy.instant(batch.date(of: row))
      copy.boolean(batch.isDeletion(row))
      copy.boolean(row == 0 || batch.owner(of: row - 1) != owner)
      for key in plan.keys.indices { copy.boolean(batch.feedsHub(ofKey: key, of: row)) }
      for link in plan.links.indices { copy.boolean(batch.feeds(link: link, of: row)) }
      for index in plan.satellites.indices { copy.boolean(batch.feeds(satellite: index, of: row)) }
      for index in plan.references.indices { copy.boolean(batch.feeds(reference: index, of: row)) }
      for key in plan.keys.indices { copy.hash(batch.hash(key, of: row)) }
      for link in plan.links.indices { copy.hash(batch.hash(plan.slot(ofLink: link), of: row)) }
      for part in 0..<plan.partCount { copy.text(batch.keyPart(part, of: row)) }
      for field in 0..<plan.fieldCount { copy.text(batch.field(field, of: row)) }
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

  /// A hash key; the zero key is no key.
  fileprivate mutating func hash(_ hash: UnsafeRawBufferPointer) {
    if hash.allSatisfy({ $0 == 0 }) { null() } else { bytes(hash) }
  }

  fileprivate mutating func boolean(_ truth: Bool) { integer(UInt8(truth ? 1 : 0)) }
}
