import PostgresClient
import PostgresSchema
import TestSupport
import Testing
import VaultModel

/// Who may bring query assistance up to date, and whose rows it then holds.
@Suite struct AssistanceRightsTests {
  static let refreshes: [SQL] = [
    "business.refresh_snapshot()", "business.refresh_customer_pit()",
    "business.refresh_made_bridge()",
  ]

  @Test(arguments: refreshes)
  func `a reader refreshes nothing`(refresh: SQL) async throws {
    try await withScratchDatabase(from: .shop) { connection, _ in
      try connection.execute("SET ROLE shop_reader")
      try connection.expectRefusal(of: "SELECT * FROM \(refresh)")
    }
  }

  @Test func `a loader empties no table at a stroke`() async throws {
    try await withScratchDatabase(from: .shop) { connection, _ in
      try connection.execute("SET ROLE shop_loader")
      for table in ["snapshot", "customer_pit", "made_bridge"] {
        try connection.expectRefusal(of: "TRUNCATE business.\(id: table)")
      }
    }
  }

  @Test(arguments: ShopVault.conventions)
  func `a reader finds its tenant's rows and the ghosts in what a loader refreshed`(
    vault: CompiledVault
  ) async throws {
    try await withScratchDatabase { connection, _ in
      var random = Seed(2).generator
      let history = ShopHistory(&random)
      let shop = try Shop(vault, in: connection)
      try shop.store(history)
      try connection.execute("SET ROLE shop_loader")
      _ = try shop.refreshCalendar()
      for refresh in Self.refreshes.dropFirst() {
        _ = try shop.counts("SELECT * FROM \(refresh)")
      }
      try connection.execute("SET ROLE shop_reader")
      let versions = history.pointInTime(at: ShopHistory.instants)
      let paths = history.bridge(at: ShopHistory.instants)
      for tenant in ShopHistory.tenants {
        let key = String(repeating: "0", count: 62) + String(tenant, radix: 16)
        _ = try connection.query("SELECT set_config('app.tenant_hk', $1, false)", [.text(key)])
        let own = versions.filter { [tenant, 0].contains($0.value[0]) }
        #expect(try shop.pointInTime() == own)
        #expect(try shop.pointInTime("business.customer_pit_expected") == own)
        let ownPaths = paths.filter { $0.value[0] == tenant }
        #expect(try shop.bridge() == ownPaths)
        #expect(try shop.bridge("business.made_bridge_expected") == ownPaths)
      }
    }
  }
}
