import PostgresClient
import PostgresSchema
import TestSupport
import Testing
import VaultModel

@Suite struct CalendarTests {
  @Test(arguments: TestServer.allCases)
  func `a calendar keeps days, Mondays and firsts of a month, whatever the session's zone`(
    server: TestServer
  ) async throws {
    try server.requireInstalled()
    try await withScratchURL(on: server) { url in
      try await onOwnThread {
        let connection = try Connection(
          to: .url(url), applicationName: "vaultwright tests", names: .database)
        let shop = try Shop(ShopVault.conventions[0], in: connection)
        try connection.execute("SET TimeZone = 'Pacific/Kiritimati'; SET ROLE shop_loader")
        #expect(try shop.refreshCalendar() == [ShopHistory.calendar.count, 0, 0])
        let hour = Shop.hour("snapshot_date")
        let rows = try connection.query(
          "SELECT \(hour), is_daily, is_weekly, is_monthly FROM business.snapshot")
        let stored = (0..<rows.count).map { row in
          (rows.text(row, 0).flatMap { Int($0) }, (1...3).map { rows.text(row, $0) == "t" })
        }
        let pairs = stored.compactMap { hour, flags in hour.map { ($0, flags) } }
        #expect(Dictionary(pairs) { first, _ in first } == ShopHistory.calendar)
        #expect(try shop.refreshCalendar() == [0, 0, 0])
      }
    }
  }

  @Test func `a day later one day comes, one goes, and what is kept for longer stays`() async throws
  {
    try await withScratchDatabase(from: .shop) { connection, _ in
      let shop = try Shop(openedIn: connection)
      _ = try shop.refreshCalendar()
      // The 2nd of April, the oldest of ten days, is neither a Monday nor a first.
      #expect(
        try shop.counts("SELECT * FROM business.refresh_snapshot('2026-04-12 00:00:00+00')")
          == [1, 0, 1])
      // Back again: the 12th is later than what is asked for, and stays.
      #expect(try shop.refreshCalendar() == [1, 0, 0])
      try connection.expect(
        "SELECT count(*) FROM business.snapshot WHERE snapshot_date > '2026-04-11 13:45:00+00'",
        gives: "1")
      // On the 16th the 6th of April is no day any more, but still a Monday.
      _ = try shop.counts("SELECT * FROM business.refresh_snapshot('2026-04-16 00:00:00+00')")
      try connection.expect(
        """
        SELECT array_agg(is_daily)::text FROM business.snapshot
        WHERE snapshot_date IN ('2026-04-06 00:00:00+00', '2026-04-07 00:00:00+00')
        """, gives: "{f,t}")
    }
  }

  @Test(arguments: ["NULL", "'infinity'", "'-infinity'"])
  func `no calendar goes up to no day`(until: String) async throws {
    try await withScratchDatabase(from: .shop) { connection, _ in
      let shop = try Shop(openedIn: connection)
      _ = try shop.refreshCalendar()
      let error = #expect(throws: PostgresError.self) {
        _ = try connection.query("SELECT business.refresh_snapshot(\(SQL(trusted: until)))")
      }
      #expect(error?.message.hasPrefix("a calendar goes up to a day, not to ") == true)
      try connection.expect(
        "SELECT count(*) FROM business.snapshot", gives: "\(ShopHistory.calendar.count)")
    }
  }
}
