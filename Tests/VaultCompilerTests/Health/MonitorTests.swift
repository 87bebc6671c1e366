import Migrations
import PostgresClient
import PostgresSchema
import TestSupport
import Testing
import VaultModel

@testable import VaultCompiler

/// Monitors: what they show of whom, and what is said of a wrong query.
@Suite struct MonitorTests {
  /// The one payment of a filled vault is of 12.50, and a tenant has none.
  @Test func `each tenant has a state for each metric, unknown where nothing was measured`()
    async throws
  {
    try await withScratchDatabase { connection, _ in
      try FilledVault(vault: EveryKindVault.vault).fill(connection)
      let states: SQL = """
        SELECT string_agg(metric || ' ' || state, ', ' ORDER BY metric)
        FROM util.monitor_payments() WHERE tenant_hk =
        """
      try connection.expect(
        "\(states) \(FilledVault.tenant)", gives: "average_amount warning, greatest_amount ok")
      try connection.expect(
        "\(states) \(FilledVault.otherTenant)",
        gives: "average_amount unknown, greatest_amount unknown")
      try connection.execute("UPDATE business.payment_l SET amount = 2000001")
      try connection.expect(
        "\(states) \(FilledVault.tenant)", gives: "average_amount ok, greatest_amount critical")
      try connection.expect(
        "SELECT string_agg(advice, ',') FROM infomart.payments", gives: "Ask who signed it")
      try connection.execute("UPDATE business.payment_l SET amount = 1")
      try connection.expect(
        "\(states) \(FilledVault.tenant)", gives: "average_amount critical, greatest_amount ok")
      try connection.expect(
        "SELECT trim_scale(value) || ' ' || warning || ' ' || critical || ' ' || direction || ' ' || advice "
          + "FROM infomart.payments WHERE state = 'critical'",
        gives: "1 20 7.5 below It's too little; ask \"why\"")
    }
  }

  @Test func `a reader sees the figures of its own tenant`() async throws {
    try await withScratchDatabase(from: .everyKind) { connection, _ in
      try connection.execute("SET ROLE every_kind_reader")
      try connection.expect("SELECT count(*) FROM util.monitor_payments()", gives: "0")
      try connection.readAs("A")
      try connection.expect(
        "SELECT count(DISTINCT tenant_hk) FROM util.monitor_payments() "
          + "WHERE tenant_hk = util.session_tenant()", gives: "1")
      try connection.expect(
        "SELECT count(*) FROM infomart.payments "
          + "WHERE tenant_hk = util.hash_binary('B')", gives: "0")
    }
  }

  /// The place of the wrong query, what is wrong with it, where, and in whose.
  static let mistakes: [(place: Int, query: String, line: Int?, author: String)] = [
    (0, "SELECT tenant_hk,\n  nmber AS value\nFROM business.item_h", 2, "metric 'first' of"),
    (1, "SELECT tenant_hk, 1 AS value\nFROM business.itm_h", 2, "metric 'second' of"),
    (1, "SELECT 1 AS value\nFORM x", 2, "metric 'second' of"),
    // The compiler's own words ask for it, before the query.
    (0, "SELECT tenant_hk, 1 AS figure FROM auth.tenant_h", nil, "metric 'first' of"),
    (
      1, "SELECT tenant_hk, 1 AS figure FROM auth.tenant_h", nil,
      "metric 'first' of monitor 'm' or metric 'second' of"
    ),
  ]

  @Test(arguments: mistakes)
  func `a wrong query is told with its metric and line`(
    place: Int, query: String, line: Int?, author: String
  ) async throws {
    let vault = Self.vault(with: query, at: place)
    try await withScratchDatabase { connection, _ in
      let error = #expect(throws: ApplyError.self) {
        try apply(Release(of: vault), to: connection)
      }
      guard case .authoredQuery(let told, let toldLine, _) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(told.hasPrefix(author))
      #expect(told.hasSuffix("monitor 'm'"))
      #expect(toldLine == line)
      try connection.expect("SELECT to_regclass('metadata.vault')::text", gives: nil)
    }
  }

  private static func vault(with query: String, at place: Int) -> CompiledVault {
    var vault = HistoryVault.vault(HistoryVault.conventions[0])
    var queries = Array(
      repeating: "SELECT tenant_hk,\n  1 AS value\nFROM auth.tenant_h -- all", count: 2)
    queries[place] = query
    vault.monitors = [
      .init(
        name: "m", view: .init(schema: "infomart", name: "m"),
        function: .init(schema: "util", name: "monitor_m"),
        metrics: zip(["first", "second"], queries).map { name, query in
          .init(
            name: name, query: query, direction: .above, warning: 1, critical: 2, advice: "None")
        })
    ]
    return vault
  }
}
