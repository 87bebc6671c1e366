import PostgresClient
import PostgresSchema
import VaultModel

/// The load dates of a source's loads: which are taken, and which loads a late one comes before.
struct LoadDates {
  let connection: Connection
  let vault: CompiledVault
  let source: CompiledVault.Source

  /// Takes the load's date: the one that is dictated or the server's clock, moved behind the versions
  /// of other loads that it would fall among (semantics, section 4, "Loads of one date").
  ///
  /// A date of the clock is a millisecond behind the last one at least, even where the clock was set
  /// back.
  ///
  /// - Throws: `PostgresError`; `undefinedLoad` where the load's row is gone.
  func take(for load: Int64) throws(PostgresError) -> Instant? {
    let wanted = try connection.query(
      """
      SELECT coalesce(own.dictated_date, greatest(clock_timestamp(), (
        SELECT max(other.load_date) + interval '1 millisecond' FROM metadata.load AS other
        WHERE other.dictated_date IS NULL AND other.load_date <= clock_timestamp() + interval '1 hour')))
      FROM metadata.load AS own WHERE own.load_id = $1
      """, [.integer(load)], format: .binary)
    guard wanted.count > 0, var date = wanted.integer(0, 0) else { return nil }
    while let last = try lastDate(around: date, besides: load) { date = last + 1 }
    _ = try connection.query(
      """
      UPDATE metadata.load SET load_date = \(instant: date), last_date = \(instant: date)
      WHERE load_id = $1
      """, [.integer(load)])
    return date
  }

  /// The last version's date of a load among whose versions a date falls; nil where it falls among
  /// none.
  private func lastDate(around date: Instant, besides load: Int64) throws(PostgresError) -> Instant?
  {
    let found = try connection.query(
      """
      SELECT max(coalesce(other.last_date, other.load_date)) FROM metadata.load AS other
      WHERE other.vault_name = $1 AND other.source = ANY ($2::text[]) AND other.load_id <> $3
        AND other.load_date <= \(instant: date)
        AND coalesce(other.last_date, other.load_date) >= \(instant: date)
      """, [.text(vault.name), .texts(neighbours), .integer(load)], format: .binary)
    return found.integer(0, 0)
  }

  /// The sources that feed a table of versions which this source feeds, itself included.
  private var neighbours: [String] {
    let own = Set(source.satellites.map(\.satellite))
    return vault.sources.filter { other in
      other.name == source.name || other.satellites.contains { own.contains($0.satellite) }
    }.map(\.name)
  }

  /// The date under which the bytes of a load were loaded, where they are those of the newest load with
  /// its dictated date; nil where they are not.
  ///
  /// - Throws: `PostgresError`.
  func ofRepeatedLoad(for load: Int64) throws(PostgresError) -> Instant? {
    let found = try connection.query(
      """
      SELECT min(earlier.load_date)
      FROM metadata.load AS own
      JOIN metadata.load AS earlier USING (vault_name, source, dictated_date, delivery_digest)
      WHERE own.load_id = $1 AND earlier.load_id < own.load_id AND earlier.status = 'loaded'
        AND earlier.reading->>'tenant' IS NOT DISTINCT FROM own.reading->>'tenant'
        AND NOT EXISTS (
          SELECT FROM metadata.load AS other
          WHERE other.vault_name = own.vault_name AND other.source = own.source
            AND other.dictated_date = own.dictated_date
            AND other.delivery_digest <> own.delivery_digest
            AND other.load_id > earlier.load_id AND other.load_id < own.load_id
            AND other.replayed_load_id IS NULL
            AND other.reading->>'tenant' IS NOT DISTINCT FROM own.reading->>'tenant')
      """, [.integer(load)], format: .binary)
    return found.integer(0, 0)
  }

  /// The loads of this source that say something later than `date` of the same tenants.
  ///
  /// - Throws: `PostgresError`.
  func laterLoads(
    than date: Instant, tenant: String?, besides load: Int64
  ) throws(PostgresError) -> LaterLoads {
    let found = try connection.query(
      """
      SELECT later.load_date, later.status = 'loaded',
        later.presence IS DISTINCT FROM 'held_back', later.tenants IS NULL, tenant.key
      FROM metadata.load AS later
      LEFT JOIN LATERAL unnest(later.tenants) AS tenant(key) ON true
      WHERE later.vault_name = $1 AND later.source = $2 AND later.load_id <> $3
        AND (later.reading->>'tenant' IS NULL OR $4::text IS NULL OR later.reading->>'tenant' = $4)
        AND later.replayed_load_id IS NULL AND later.load_date > \(instant: date)
        AND (later.status = 'loaded' OR EXISTS (
          SELECT FROM metadata.load_checkpoint AS checkpoint
          WHERE checkpoint.load_id = later.load_id))
      ORDER BY later.load_date, later.load_id
      """,
      [
        .text(vault.name), .text(source.name), .integer(load),
        tenant.map { .text($0) } ?? .null,
      ], format: .binary)
    var loads = LaterLoads()
    for row in found.indices {
      guard let date = found.integer(row, 0) else { continue }
      loads.newest = max(loads.newest ?? date, date)
      guard found.boolean(row, 1) == true, source.delivery == .snapshot else { continue }
      loads.add(
        LaterLoads.Extract(
          date: date, saysAbsent: found.boolean(row, 2) == true,
          tenants: found.boolean(row, 3) == true ? nil : []),
        tenant: found.bytes(row, 4).map { Array($0) })
    }
    return loads
  }
}

/// What was loaded of a source before a late load came, at later dates.
struct LaterLoads {
  /// A whole extract.
  struct Extract {
    var date: Instant
    /// Whether the keys that it lacks were closed.
    var saysAbsent: Bool
    /// The tenants that it speaks for; nil for all.
    var tenants: Set<[UInt8]>?

    func speaks(for tenant: UnsafeRawBufferPointer?) -> Bool {
      guard let tenants, let tenant else { return true }
      return tenants.contains(Array(tenant))
    }
  }

  /// The date of the newest load; nil where none is later.
  var newest: Instant?
  /// In the order of their dates.
  private(set) var extracts: [Extract] = []

  var isEmpty: Bool { newest == nil }

  mutating func add(_ extract: Extract, tenant: [UInt8]?) {
    if extracts.last?.date != extract.date { extracts.append(extract) }
    if let tenant { extracts[extracts.count - 1].tenants?.insert(tenant) }
  }

  /// The date of the next extract that speaks for a tenant; with `sayingAbsent` of one whose absent
  /// keys were closed.
  func next(for tenant: UnsafeRawBufferPointer?, sayingAbsent: Bool = false) -> Instant? {
    extracts.first { $0.speaks(for: tenant) && ($0.saysAbsent || !sayingAbsent) }?.date
  }
}
