import PostgresClient
import PostgresSchema
import VaultModel

/// Finds the keys that a full extract no longer has, once it was read whole, and closes them.
///
/// A key is known where the source's status satellite says that it is there; it is looked for only
/// among the tenants of the extract.
final class AbsenceSweep {
  private let index: Int
  private let feed: RoutePlan.Satellite
  let table: QualifiedName
  private let hashKey: String
  private let keySlot: Int
  /// The keys of the delivery so far, each as long as a hash: they outlive the batches' transactions.
  private let seenKeys: ScratchFile
  private let hashLength: Int
  private let seen: StagingTable
  private let absent: StagingTable
  private let tenantColumn: String
  private let recordSource: String
  /// The satellites of versions that end with their key.
  private let ending: [VersionTable]
  private var tenants: Set<[UInt8]>
  /// The tenant that the load was told; nil where its records tell.
  private let onlyTenant: [UInt8]?
  private let source: String

  /// What `operation` says of a key that is absent from an extract.
  static let absence = "absent"

  /// Prepares for one of the plan's status satellites.
  ///
  /// - Throws: `ScratchError`.
  init(_ index: Int, of plan: RoutePlan) throws(ScratchError) {
    onlyTenant = plan.onlyTenantKey(of: plan.satellites[index].parent)
    source = plan.source.name
    // What belonged to nobody known when it came may be of a tenant by now.
    tenants = plan.onlyTenant == nil ? Set(plan.lookUp?.standInHashKeys ?? []) : []
    self.index = index
    feed = plan.satellites[index]
    table = feed.satellite.qualifiedTable
    hashKey = feed.satellite.parentHashKey
    keySlot = plan.slot(of: feed.parent)
    seenKeys = try ScratchFile()
    hashLength = plan.hashLength
    seen = StagingTable("seen_\(feed.target)", columns: ["hash_key bytea NOT NULL"])
    absent = StagingTable(
      "absent_\(feed.target)",
      columns: ["hash_key bytea NOT NULL", "since timestamptz NOT NULL"])
    tenantColumn = plan.tenantHashKey
    recordSource = plan.source.recordSource
    let parent = feed.satellite.parent
    ending = plan.versionFeeds.map(\.stored).filter { stored in
      !stored.endsAtNext
        && plan.satellites.contains {
          $0.satellite.qualifiedTable == stored.table && $0.satellite.parent == parent
        }
    }
  }

  /// Remembers the keys of a batch.
  ///
  /// - Throws: `ScratchError`.
  func note(_ batch: Batch) throws(ScratchError) {
    var rows: [StagedRow] = []
    var last: [UInt8] = []
    for record in 0..<batch.recordCount {
      let tenant = batch.tenantKey(below: feed.parent, of: record)
      if !tenant.elementsEqual(last) {
        last = Array(tenant)
        tenants.insert(last)
      }
      guard batch.feeds(satellite: index, of: record) else { continue }
      rows.append(StagedRow(slot: keySlot, of: record, in: batch))
    }
    rows.sort()
    for range in rows.rangesOfEqualKeys() {
      try seenKeys.append(batch.hash(keySlot, of: rows[range.lowerBound].record))
    }
  }

  /// Sends the keys that the batches remembered.
  private func stageSeenKeys(on connection: Connection) throws {
    var copy = try seen.begin(["hash_key"], on: connection)
    try seenKeys.written().forEachEntry(of: hashLength) { key in
      try copy.beginRow()
      copy.bytes(key)
    }
    _ = try copy.finish()
    try connection.execute("ANALYZE \(seen.name)")
  }

  /// Has an extract without a record speak for one tenant: the one that the load was told, else the
  /// only one that has keys.
  ///
  /// - Throws: `MergeError.emptyExtractOfManyTenants`, `PostgresError`.
  func confineToOneTenant(on connection: Connection) throws {
    if let onlyTenant {
      tenants = [onlyTenant]
      return
    }
    let known = try connection.query(
      "SELECT DISTINCT \(id: tenantColumn) FROM \(table) WHERE is_present LIMIT 2", format: .binary)
    guard known.count < 2 else { throw MergeError.emptyExtractOfManyTenants(source: source) }
    tenants = Set(known.indices.compactMap { known.bytes($0, 0).map { Array($0) } })
  }

  /// Writes down the absent keys and closes what is open of them; gives their number.
  ///
  /// A key that another extract of the same load date delivered ends 1 µs later, as its next version
  /// would begin.
  ///
  /// - Throws: `PostgresError`, `ScratchError`.
  func sweep(at loadDate: Instant, on connection: Connection) throws -> Int {
    try stageSeenKeys(on: connection)
    try connection.execute(absent.creation)
    let found = try connection.query(
      """
      INSERT INTO \(absent.name)
      SELECT known.hash_key,
        greatest(\(instant: loadDate), known.load_date + interval '1 microsecond')
      FROM (
        SELECT DISTINCT ON (\(id: hashKey)) \(id: hashKey) AS hash_key, is_present, load_date
        FROM \(table)
        WHERE load_date <= \(instant: loadDate)\(scope)
        ORDER BY \(id: hashKey), load_date DESC) AS known
      WHERE known.is_present
        AND NOT EXISTS (SELECT FROM \(seen.name) AS seen WHERE seen.hash_key = known.hash_key)
      """)
    guard found.affected > 0 else { return 0 }
    try connection.execute("ANALYZE \(absent.name)")
    try close(on: connection)
    let tenant = hashKey == tenantColumn ? [] : [tenantColumn]
    let columns = ([hashKey, "load_date", "is_present", "operation"] + tenant + ["record_source"])
      .map { SQL.identifier($0) }
    let values: [SQL] =
      [
        "known.\(id: hashKey)", "absent.since", "false", "\(literal: Self.absence)",
      ] + tenant.map { "known.\(id: $0)" } + ["\(literal: recordSource)"]
    try connection.execute(
      """
      INSERT INTO \(table) (\(columns.joined()))
      SELECT DISTINCT ON (known.\(id: hashKey)) \(values.joined())
      FROM \(absent.name) AS absent JOIN \(table) AS known ON known.\(id: hashKey) = absent.hash_key
      ORDER BY known.\(id: hashKey), known.load_date
      ON CONFLICT DO NOTHING
      """)
    return found.affected
  }

  private func close(on connection: Connection) throws(PostgresError) {
    for stored in ending {
      var isOpen: SQL = "version.load_end_date IS NULL"
      if case .written(let marker?) = stored.ending {
        isOpen = "version.load_end_date = \(literal: marker)::timestamptz"
      }
      try connection.execute(
        """
        UPDATE \(stored.table) AS version SET load_end_date = absent.since
        FROM \(absent.name) AS absent
        WHERE version.\(id: hashKey) = absent.hash_key AND version.load_date < absent.since
          AND (\(isOpen) OR version.load_end_date > absent.since)
        """)
    }
  }

  private var scope: SQL {
    guard !tenants.isEmpty else { return "" }
    let keys = tenants.map { key in
      "'\(SQL(trusted: key.withUnsafeBytes { hexText($0) }))'::bytea" as SQL
    }
    return " AND \(id: tenantColumn) = ANY (ARRAY[\(keys.joined())])"
  }
}
