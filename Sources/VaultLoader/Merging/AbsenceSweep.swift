import PostgresClient
import PostgresSchema
import VaultModel
import VaultSQL

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
  private(set) var tenants: Set<[UInt8]>
  /// The tenant that the load was told; nil where its records tell.
  private let onlyTenant: [UInt8]?
  private let source: String

  /// How many keys an extract lacks, of those that it should have.
  struct Found {
    var absent: Int64
    var known: Int64

    /// Whether so many are absent that the extract is rather incomplete.
    func isSuspicious(above share: Double) -> Bool {
      known >= 20 && Double(absent) > share * Double(known)
    }
  }

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
      columns: ["\(id: hashKey) bytea NOT NULL", "restated_at timestamptz"])
    tenantColumn = plan.tenantHashKey
    recordSource = plan.source.recordSource
    let parent = feed.satellite.parent
    ending = plan.satellites.filter {
      $0.satellite.parent == parent && $0.satellite.hasVersions
    }.map { VersionTable(of: $0.satellite, in: plan.vault, tenant: plan.tenantHashKey) }
  }

  /// Remembers the keys of a batch, those of its quarantined records included.
  ///
  /// - Throws: `ScratchError`.
  func note(_ batch: Batch) throws {
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
    for refused in batch.refusedKeys where refused.slot == keySlot {
      tenants.insert(refused.tenant)
      try refused.hashKey.withUnsafeBytes { try seenKeys.append($0) }
    }
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

  /// Finds the keys that were present at the load date and that the extract lacks, with the mended
  /// records of its load.
  ///
  /// - Throws: `PostgresError`, `ScratchError`.
  func find(of load: Int64, at date: BatchDate, on connection: Connection) throws -> Found {
    try stageSeenKeys(on: connection)
    try connection.execute(absent.creation)
    let counted = try connection.query(
      """
      WITH known AS (
        SELECT DISTINCT ON (\(id: hashKey)) \(id: hashKey), is_present, \(id: tenantColumn)
        FROM \(table)
        WHERE load_date <= \(instant: date.loadDate)\(scope)
        ORDER BY \(id: hashKey), load_date DESC
      ), found AS (
        INSERT INTO \(absent.name) (\(id: hashKey), restated_at)
        SELECT known.\(id: hashKey), \(restatedAt(date.later))
        FROM known
        WHERE known.is_present
          AND NOT EXISTS (SELECT FROM \(seen.name) AS seen WHERE seen.hash_key = known.\(id: hashKey))
          AND NOT EXISTS (
            SELECT FROM metadata.load AS replay JOIN \(table) AS mended
              ON mended.load_date BETWEEN replay.load_date
                AND coalesce(replay.last_date, replay.load_date)
            WHERE replay.replayed_load_id = \(load) AND mended.is_present
              AND mended.\(id: hashKey) = known.\(id: hashKey))
        RETURNING true
      )
      SELECT (SELECT count(*) FROM found), count(*) FROM known WHERE is_present
      """)
    return Found(absent: counted.integer(0, 0) ?? 0, known: counted.integer(0, 1) ?? 0)
  }

  /// When the next extract speaks of a key of `known`; NULL where none was loaded.
  private func restatedAt(_ later: LaterLoads) -> SQL {
    let cases = later.extracts.map { extract -> SQL in
      guard let tenants = extract.tenants else { return "\(instant: extract.date)" }
      return """
        CASE WHEN known.\(id: tenantColumn) = ANY (\(keyArray(tenants))) \
        THEN \(instant: extract.date) END
        """
    }
    return cases.isEmpty ? "NULL::timestamptz" : "coalesce(\(cases.joined()))"
  }

  /// Stores the absence of the keys that were found, and ends their versions.
  ///
  /// Where the extract is late, the next one is restated: what held then holds from then on again.
  ///
  /// - Returns: The number of rows of each table that were restated.
  /// - Throws: `PostgresError`.
  func close(
    at loadDate: Instant, on connection: Connection
  ) throws(PostgresError) -> [String: Int] {
    try connection.execute("ANALYZE \(absent.name)")
    var restated: [String: Int] = [:]
    for stored in ending {
      restated["\(stored.table)"] = try restate(stored, at: loadDate, on: connection)
    }
    for stored in ending where !stored.endsAtNext {
      try end(stored, at: loadDate, on: connection)
    }
    let tenant = hashKey == tenantColumn ? [] : [tenantColumn]
    let columns = ([hashKey, "load_date", "is_present", "operation"] + tenant + ["record_source"])
      .map { SQL.identifier($0) }
    let tenants = tenant.map { "known.\(id: $0)" as SQL }
    let absence: [SQL] =
      ["known.\(id: hashKey)", "\(instant: loadDate)", "false", "\(literal: PresenceState.absent)"]
      + tenants + ["\(literal: recordSource)"]
    let presence: [SQL] =
      ["known.\(id: hashKey)", "absent.restated_at", "true", "known.operation"]
      + tenants + ["\(literal: recordSource)"]
    let newest: SQL = """
      \(absent.name) AS absent CROSS JOIN LATERAL (
        SELECT * FROM \(table) AS stored
        WHERE stored.\(id: hashKey) = absent.\(id: hashKey)
          AND stored.load_date <= coalesce(absent.restated_at, \(instant: loadDate))
        ORDER BY stored.load_date DESC LIMIT 1
      ) AS known
      """
    // What is known at the next extract tells of it only where nothing was said in between.
    try connection.execute(
      """
      INSERT INTO \(table) (\(columns.joined()))
      SELECT \(presence.joined()) FROM \(newest)
      WHERE absent.restated_at IS NOT NULL AND known.load_date <= \(instant: loadDate)
      """)
    try connection.execute(
      """
      INSERT INTO \(table) (\(columns.joined()))
      SELECT \(absence.joined()) FROM \(absent.name) AS absent CROSS JOIN LATERAL (
        SELECT * FROM \(table) AS stored WHERE stored.\(id: hashKey) = absent.\(id: hashKey) LIMIT 1
      ) AS known
      """)
    return restated
  }

  /// Lets the versions that the absence ends hold again from the next extract on.
  private func restate(
    _ stored: VersionTable, at loadDate: Instant, on connection: Connection
  ) throws(PostgresError) -> Int {
    let names = stored.columns.map { SQL.identifier($0) }
    // What an earlier revision hashed must not pass for a hash of this one under its new date.
    let copied = stored.columns.map { column in
      column == StandardColumn.hashDiff ? stored.payloadOfRow : "version.\(id: column)"
    }
    let ends: SQL = stored.endsAtNext ? "" : ", load_end_date"
    let end: SQL = stored.endsAtNext ? "" : ", version.load_end_date"
    return try connection.query(
      """
      INSERT INTO \(stored.table) (\(names.joined()), load_date\(ends))
      SELECT \(copied.joined()), staged.restated_at\(end)
      FROM \(absent.name) AS staged CROSS JOIN LATERAL (
        \(stored.newest(where: "version.load_date <= staged.restated_at"))
      ) AS newest JOIN \(stored.table) AS version
        ON version.\(id: hashKey) = staged.\(id: hashKey) AND version.load_date = newest.load_date
      WHERE newest.load_date < \(instant: loadDate)
        AND (newest.load_end_date IS NULL OR newest.load_end_date > staged.restated_at)
      """
    ).affected
  }

  private func end(
    _ stored: VersionTable, at loadDate: Instant, on connection: Connection
  ) throws(PostgresError) {
    var isOpen: SQL = "version.load_end_date IS NULL"
    if case .written(let marker?) = stored.ending {
      isOpen = "version.load_end_date = \(literal: marker)::timestamptz"
    }
    try connection.execute(
      """
      UPDATE \(stored.table) AS version SET load_end_date = \(instant: loadDate)
      FROM \(absent.name) AS absent
      WHERE version.\(id: hashKey) = absent.\(id: hashKey)
        AND version.load_date < \(instant: loadDate)
        AND (\(isOpen) OR version.load_end_date > \(instant: loadDate))
      """)
  }

  private var scope: SQL {
    guard !tenants.isEmpty else { return "" }
    return " AND \(id: tenantColumn) = ANY (\(keyArray(tenants)))"
  }

  private func keyArray(_ keys: Set<[UInt8]>) -> SQL {
    let keys = keys.map { key in
      "'\(SQL(trusted: key.withUnsafeBytes { hexText($0) }))'::bytea" as SQL
    }
    return "ARRAY[\(keys.joined())]"
  }
}
