import PostgresClient
import PostgresSchema
import TestSupport
import Testing
import VaultCompiler
import VaultModel
import VaultSQL

/// Two satellites whose attributes go on in a third one; instants are whole minutes.
@Suite struct BackfillTests {
  static let conventions: [(OpenMarker, Closing)] = [
    (.null, .close), (.date("9999-12-31 00:00:00+00"), .close), (.null, .insertOnly),
  ]

  @Test(arguments: conventions, Seed.several(4))
  func `each version that the attributes had is stored once`(
    _ convention: (OpenMarker, Closing), _ seed: Seed
  ) async throws {
    let (before, after) = Self.vaults(convention)
    var random = seed.generator
    let histories = (0..<2).map { _ in
      (0..<20).map { _ in Self.history(closed: convention.1 == .close, using: &random) }
    }
    let evolution = after.evolved(from: before)
    let move = try #require(evolution.moves.first)
    let backfill = Backfill(move, in: evolution.vault)
    try await withScratchDatabase { connection, _ in
      try connection.execute(SQL(trusted: schemaSQL(for: evolution.vault)))
      for (place, satellite) in ["first", "second"].enumerated() {
        for (key, history) in histories[place].enumerated() {
          try Self.store(
            history, of: key, in: satellite, column: place == 0 ? "a" : "b", convention,
            on: connection)
        }
      }
      try connection.execute(backfill.insert)
      let expected = (0..<20).flatMap { key in
        Self.joined(histories[0][key], histories[1][key], closed: convention.1 == .close).map {
          "\(key) \($0)"
        }
      }
      #expect(try Self.stored(convention, on: connection) == expected)
      #expect(try connection.query(backfill.differences).count == 0)
      try connection.expect(
        "SELECT count(*) FROM business.third_s WHERE hash_diff <> util.third_hash_diff(third_s)",
        gives: "0")
      try connection.execute("UPDATE business.third_s SET a = 'x' WHERE load_date > '2000-01-01'")
      #expect(try connection.query(backfill.differences).count > 0)
    }
  }

  // MARK: Histories

  /// From a minute on, with a value, until a minute or for ever.
  struct Version {
    var start: Int
    var end: Int?
    var value: String
  }

  private static func history(closed: Bool, using random: inout some RandomNumberGenerator)
    -> [Version]
  {
    var versions: [Version] = []
    var minute = Int.random(in: 1...4, using: &random)
    for _ in 0..<Int.random(in: 0...4, using: &random) {
      let end = minute + Int.random(in: 1...4, using: &random)
      let value = ["p", "q"].randomElement(using: &random) ?? "p"
      versions.append(Version(start: minute, end: end, value: value))
      let gap = closed && Bool.random(using: &random) ? Int.random(in: 1...3, using: &random) : 0
      minute = end + gap
    }
    if !versions.isEmpty, !closed || Bool.random(using: &random) {
      versions[versions.count - 1].end = nil
    }
    return versions
  }

  /// Looks at every minute by itself, as no statement of ours does.
  private static func joined(_ one: [Version], _ other: [Version], closed: Bool) -> [String] {
    func value(_ history: [Version], at minute: Int) -> String? {
      history.first { $0.start <= minute && minute < $0.end ?? .max }?.value
    }
    var result: [(start: Int, end: Int?, text: String)] = []
    var current: String?
    for minute in 0...60 {
      let pair = (value(one, at: minute), value(other, at: minute))
      let held: String? =
        pair.0 == nil && pair.1 == nil ? nil : "\(pair.0 ?? "-") \(pair.1 ?? "-")"
      guard held != current else { continue }
      if current != nil { result[result.count - 1].end = minute }
      if let held { result.append((minute, nil, held)) }
      current = held
    }
    return result.map {
      "\($0.start) \(closed ? $0.end.map { "\($0)" } ?? "open" : "-") \($0.text)"
    }
  }

  private static func store(
    _ history: [Version], of key: Int, in satellite: String, column: String,
    _ convention: (OpenMarker, Closing), on connection: Connection
  ) throws {
    for version in history {
      let table = QualifiedName(schema: "business", name: "\(satellite)_s")
      let open: SQL =
        if case .date(let marker) = convention.0 { .literal(marker) } else { "NULL" }
      let end: SQL = version.end.map { instant($0) } ?? open
      let ends: (SQL, SQL) = convention.1 == .close ? (", load_end_date", ", \(end)") : ("", "")
      try connection.execute(
        """
        INSERT INTO \(table) (thing_hk, load_date\(ends.0), hash_diff, \(id: column), tenant_hk, record_source)
        VALUES (\(hashKey(key)), \(instant(version.start))\(ends.1), '\\x00', \(literal: version.value),
          util.zero_key(), 'test')
        """)
    }
  }

  private static func instant(_ minute: Int) -> SQL {
    "(timestamptz '2026-01-01 00:00:00+00' + interval '1 minute' * \(minute))"
  }

  private static func hashKey(_ key: Int) -> SQL { "util.hash_binary('\(key)')" }

  private static func stored(
    _ convention: (OpenMarker, Closing), on connection: Connection
  ) throws -> [String] {
    let minute = { (column: SQL) -> SQL in
      "(extract(epoch FROM \(column) - timestamptz '2026-01-01 00:00:00+00') / 60)::integer"
    }
    let end: SQL =
      convention.1 == .insertOnly
      ? "'-'"
      : "CASE WHEN load_end_date IS NULL OR load_end_date > '2100-01-01' THEN 'open' "
        + "ELSE \(minute("load_end_date"))::text END"
    let rows = try connection.query(
      """
      SELECT concat_ws(' ', key, \(minute("load_date")), \(end), coalesce(a, '-'), coalesce(b, '-'))
      FROM business.third_s JOIN generate_series(0, 19) AS key
        ON thing_hk = util.hash_binary(key::text)
      ORDER BY key, load_date
      """)
    return rows.texts().compactMap { $0 }
  }

  // MARK: Vaults

  private static func vaults(
    _ convention: (OpenMarker, Closing)
  ) -> (before: CompiledVault, after: CompiledVault) {
    var before = vault([satellite("first", "a"), satellite("second", "b")])
    before.conventions.openMarker = convention.0
    before.conventions.closing = convention.1
    var third = satellite("third", "a", "b")
    third.origins = ["first", "second"]
    var after = before
    after.satellites = [third]
    return (before, after)
  }

  private static func satellite(_ name: String, _ columns: String...) -> CompiledVault.Satellite {
    CompiledVault.Satellite(
      name: name, table: .init(schema: "business", name: "\(name)_s"), parent: .hub("thing"),
      parentHashKey: "thing_hk",
      attributes: zip(1..., columns).map {
        .init(ordinal: $0, name: $1, hashName: $1, type: .text)
      }, hashDiffFunction: .init(schema: "util", name: "\(name)_hash_diff"))
  }

  private static func vault(_ satellites: [CompiledVault.Satellite]) -> CompiledVault {
    let hub = { (name: String) in
      CompiledVault.Hub(
        name: name, table: .init(schema: "business", name: "\(name)_h"), hashKey: "\(name)_hk",
        keyParts: [.init(name: "\(name)_id", type: .text)])
    }
    return CompiledVault(
      name: "v", hashSpec: HashSpec(), tenantHub: "tenant", hubs: [hub("tenant"), hub("thing")],
      links: [], satellites: satellites, sources: [])
  }
}
