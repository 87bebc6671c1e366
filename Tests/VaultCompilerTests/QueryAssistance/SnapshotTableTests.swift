import PostgresClient
import PostgresSchema
import TestSupport
import Testing
import VaultModel

/// Point-in-time tables and bridges hold what going through the events one by one gives.
@Suite struct SnapshotTableTests {
  @Test(arguments: ShopVault.conventions, Seed.several(5))
  func `tables follow any history, and a late one touches no row that is right`(
    vault: CompiledVault, seed: Seed
  ) async throws {
    try await withScratchDatabase { connection, _ in
      try Self.expectToFollow(vault, seed, in: connection)
    }
  }

  @Test(arguments: TestServer.allCases, ShopVault.conventions)
  func `every server gives the same`(server: TestServer, vault: CompiledVault) async throws {
    try server.requireInstalled()
    try await withScratchURL(on: server) { url in
      try await onOwnThread {
        let connection = try Connection(
          to: .url(url), applicationName: "vaultwright tests", names: .database)
        try Self.expectToFollow(vault, Seed(4711), in: connection)
      }
    }
  }

  private static func expectToFollow(
    _ vault: CompiledVault, _ seed: Seed, in connection: Connection
  ) throws {
    var random = seed.generator
    let whole = ShopHistory(&random)
    let first = whole.earlier(&random)
    let shop = try Shop(vault, in: connection)
    _ = try shop.refreshCalendar()
    for (before, after) in [(nil, first), (first, whole), (whole, whole)] as [Stage] {
      try shop.store(after)
      try connection.execute("SET ROLE shop_loader")
      try expectDifference(
        from: before?.pointInTime(at: ShopHistory.instants) ?? [:],
        to: after.pointInTime(at: ShopHistory.instants), table: "customer_pit", in: shop,
        read: { try shop.pointInTime($0) })
      try expectDifference(
        from: before?.bridge(at: ShopHistory.instants) ?? [:],
        to: after.bridge(at: ShopHistory.instants), table: "made_bridge", in: shop,
        read: { try shop.bridge($0) })
      try connection.execute("RESET ROLE")
    }
    #expect(!whole.bridge(at: ShopHistory.instants).isEmpty)
  }

  private typealias Stage = (ShopHistory?, ShopHistory)

  /// Expects a refresh to make just the difference: a row that is right stays where it was written.
  private static func expectDifference(
    from before: [[Int]: [Int]], to after: [[Int]: [Int]], table: String, in shop: Shop,
    read: (SQL) throws -> [[Int]: [Int]]
  ) throws {
    let name: SQL = "business.\(id: table)"
    #expect(try read("business.\(id: table + "_expected")") == after)
    let places: SQL = "SELECT array_agg(ctid::text || xmin::text)::text FROM \(name)"
    let added = after.keys.filter { before[$0] == nil }.count
    let removed = before.keys.filter { after[$0] == nil }.count
    let changed = after.filter { key, row in before[key].map { $0 != row } ?? false }.count
    let stored = try shop.connection.value(of: places)
    let oldest = try shop.connection.value(of: "SELECT pg_current_xact_id()::text")
    #expect(
      try shop.counts("SELECT * FROM business.\(id: "refresh_" + table)()")
        == [added, changed, removed])
    #expect(try read(name) == after)
    let rewritten = try shop.connection.value(
      of: "SELECT count(*) FROM \(name) WHERE xmin::text::bigint > \(SQL(trusted: oldest ?? ""))")
    #expect(rewritten == "\(added + changed)")
    if added + changed + removed == 0 {
      #expect(try shop.connection.value(of: places) == stored)
    }
  }

  @Test func `a refresh of some snapshots leaves the others as they are`() async throws {
    try await withScratchDatabase(from: .shop) { connection, _ in
      let shop = try Shop(openedIn: connection)
      var random = Seed(1).generator
      try shop.store(ShopHistory(&random))
      _ = try shop.refreshCalendar()
      for table in ["customer_pit", "made_bridge"] {
        let refresh: SQL = "business.\(id: "refresh_" + table)"
        _ = try shop.counts("SELECT * FROM \(refresh)('2026-04-11 00:00:00+00')")
        try connection.expect(
          "SELECT DISTINCT snapshot_date = '2026-04-11 00:00:00+00' FROM business.\(id: table)",
          gives: "t")
        _ = try shop.counts(
          "SELECT * FROM \(refresh)(last_snapshot => '2026-04-10 00:00:00+00')")
        #expect(try shop.counts("SELECT * FROM \(refresh)()") == [0, 0, 0])
        try connection.execute("DELETE FROM business.snapshot WHERE is_monthly")
        #expect(
          try shop.counts("SELECT * FROM \(refresh)('2026-04-11 00:00:00+00')") == [0, 0, 0])
        let stale: SQL = """
          SELECT count(*) FROM business.\(id: table)
          WHERE snapshot_date NOT IN (SELECT snapshot_date FROM business.snapshot)
          """
        let count = try #require(Int(try connection.value(of: stale) ?? ""))
        #expect(count > 0)
        #expect(try shop.counts("SELECT * FROM \(refresh)()") == [0, 0, count])
        _ = try shop.refreshCalendar()
      }
    }
  }

  @Test func `while one refreshes, another waits and readers read on`() async throws {
    try await withScratchDatabase(from: .shop) { connection, url in
      let shop = try Shop(openedIn: connection)
      _ = try shop.refreshCalendar()
      let other = try Connection(
        to: .url(url), applicationName: "vaultwright tests", names: .database)
      try other.execute("SET lock_timeout = '50ms'")
      for (table, refresh) in [
        ("snapshot", "refresh_snapshot"), ("customer_pit", "refresh_customer_pit"),
        ("made_bridge", "refresh_made_bridge"),
      ] {
        try connection.execute("BEGIN; SELECT business.\(id: refresh)()")
        let error = #expect(throws: PostgresError.self) {
          try other.execute("SELECT business.\(id: refresh)()")
        }
        #expect(error?.code == .lockNotAvailable)
        try other.execute("SELECT FROM business.\(id: table)")
        try connection.execute("COMMIT")
        try other.execute("SELECT business.\(id: refresh)()")
      }
    }
  }
}

extension ScratchTemplate {
  /// A shop without customers.
  static let shop = ScratchTemplate("shop") { connection in
    _ = try Shop(ShopVault.conventions[0], in: connection)
  }
}

extension Shop {
  /// A shop that the database holds already.
  init(openedIn connection: Connection) throws {
    vault = ShopVault.conventions[0]
    self.connection = connection
  }
}
