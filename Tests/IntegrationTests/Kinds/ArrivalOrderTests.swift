import PostgresSchema
import TestSupport
import Testing

/// Dated deliveries in every order of arrival, through the program: the vault says the same of every
/// day (semantics, section 4, "Order of arrival").
@Suite struct ArrivalOrderTests {
  /// What four deliveries say of the key `K`; nil that they lack it.
  private struct Course: Sendable {
    var source: String
    var days: [(day: Int, payload: String?)]
    /// The state at the day of each delivery, of a tenant's key `K`.
    var state: @Sendable (KindsRig, String, Int) -> SQL
  }

  /// All orders of four deliveries.
  private static let orders: [[Int]] = (0..<256).map { number in
    (0..<4).map { number >> (2 * $0) & 3 }
  }.filter { Set($0).count == 4 }

  private static func instant(_ day: Int) -> SQL {
    "'2026-01-01 12:00+00'::timestamptz + interval '1 day' * \(day - 1)"
  }

  private static func versions(_ kinds: KindsRig, _ satellite: String) -> QualifiedName {
    QualifiedName(
      schema: "business",
      name: kinds.convention == .insertOnly ? "\(satellite)_intervals" : "\(satellite)_s")
  }

  /// A key that comes, changes, goes and returns, with the city and the status of each day.
  private static let presence = Course(
    source: "customers", days: [(1, "A"), (3, nil), (5, "B"), (7, nil)]
  ) { kinds, shop, day in
    """
    SELECT concat((
      SELECT city FROM \(versions(kinds, "profile")) AS version
      JOIN business.customer_h AS hub USING (customer_hk)
      JOIN business.tenant_h AS tenant ON tenant.tenant_hk = hub.tenant_hk
      WHERE shop = \(literal: shop) AND customer_number = 'K'
        AND version.load_date <= \(instant(day))
        AND (version.load_end_date IS NULL OR version.load_end_date > \(instant(day)))
    ), (
      SELECT CASE WHEN is_present THEN '+' ELSE '-' END FROM business.customer_status_s AS status
      JOIN business.customer_h AS hub USING (customer_hk)
      JOIN business.tenant_h AS tenant ON tenant.tenant_hk = hub.tenant_hk
      WHERE shop = \(literal: shop) AND customer_number = 'K' AND status.load_date <= \(instant(day))
      ORDER BY status.load_date DESC LIMIT 1))
    """
  }

  /// A partner, none, another one, and none again.
  private static let partners = Course(
    source: "agencies", days: [(1, "C1"), (3, ""), (4, "C2"), (5, "")]
  ) { kinds, shop, day in
    let version: SQL =
      kinds.convention == .insertOnly
      ? """
      (SELECT *, lead(load_date) OVER (
        PARTITION BY (SELECT customer_hk FROM business.agency_l AS own
          WHERE own.agency_hk = stored.agency_hk) ORDER BY load_date) AS load_end_date
       FROM business.agency_effectivity_s AS stored)
      """ : "business.agency_effectivity_s"
    return """
      SELECT coalesce(agent.customer_number, '-') FROM \(version) AS version
      JOIN business.agency_l AS link USING (agency_hk)
      JOIN business.customer_h AS hub ON hub.customer_hk = link.customer_hk
      JOIN business.tenant_h AS tenant ON tenant.tenant_hk = hub.tenant_hk
      LEFT JOIN business.customer_h AS agent
        ON agent.customer_hk = link.agent_hk AND link.agent_hk <> util.zero_key()
      WHERE shop = \(literal: shop) AND version.load_date <= \(instant(day))
        AND (version.load_end_date IS NULL OR version.load_end_date > \(instant(day)))
      """
  }

  private static func expected(_ course: Course) -> [String] {
    switch course.source {
    case "customers": ["A+", "-", "B+", "-"]
    default: ["C1", "-", "C2", "-"]
    }
  }

  /// Every order has a tenant of its own, whose deliveries speak for it alone.
  private static func run(
    _ course: Course, _ orders: [[Int]], _ convention: KindsVault.Convention
  ) async throws {
    try await KindsRig.with(convention) { kinds in
      for (number, order) in orders.enumerated() {
        let shop = "t\(number)"
        for place in order {
          let (day, payload) = course.days[place]
          let records =
            (payload.map { ["\(shop),K,\($0)"] } ?? [])
            + (course.source == "customers" ? ["\(shop),L,A"] : [])
          let file = try kinds.delivery(of: course.source, on: day, lines: records)
          try await kinds.rig.load(
            course.source, [file], KindsRig.date(day) + ["--tenant", shop])
        }
        for (place, expected) in expected(course).enumerated() {
          let state = try await kinds.text(course.state(kinds, shop, course.days[place].day))
          #expect(
            state == expected, "\(order.map { course.days[$0].day }): day \(course.days[place].day)"
          )
        }
      }
      let verified = try await kinds.verify()
      #expect(verified.exitCode == 0, "\(verified.output)")
    }
  }

  @Test func `24 of 24 orders of four extracts say the same of a key's presence`() async throws {
    #expect(Self.orders.count == 24)
    try await Self.run(Self.presence, Self.orders, .null)
  }

  @Test func `24 of 24 orders of four statements say the same of a partner`() async throws {
    try await Self.run(Self.partners, Self.orders, .null)
  }

  @Test(arguments: [KindsVault.Convention.farDate, .insertOnly])
  func `every marker and both closing modes say the same`(
    convention: KindsVault.Convention
  ) async throws {
    let sample = Array(Self.orders.shuffled().prefix(4))
    try await Self.run(Self.presence, sample, convention)
    try await Self.run(Self.partners, sample, convention)
  }
}
