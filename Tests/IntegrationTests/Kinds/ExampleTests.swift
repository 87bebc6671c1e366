import PostgresSchema
import TestSupport
import Testing

/// The examples of the semantics page about versions of one key, through the program and the database.
///
/// Those of sets, partners, presence and added columns stand with their kinds: `VersionKindTests`,
/// `PresenceTests` and `SpuriousVersionTests`.
@Suite struct ExampleTests {
  /// Loads, set apart by arrows: the changes in their order, then the day.
  ///
  /// A prime is a microsecond.
  struct Example {
    var id: String
    var loads: String
    var stored: String

    init(_ id: String, _ loads: String, stored: String) {
      self.id = id
      self.loads = loads
      self.stored = stored
    }

    /// For each load the payloads and the day.
    var steps: [(payloads: [String], day: Int)] {
      loads.split(separator: " → ").map { load in
        let parts = load.split(separator: "@")
        return (parts[0].split(separator: " ").map(String.init), Int(parts[1]) ?? 0)
      }
    }
  }

  static let examples = [
    Example("S1", "A A@1", stored: "A[1,∞)"),
    Example("S1b", "A@1 → A@1", stored: "A[1,∞)"),
    Example("S2", "A B A@1", stored: "A[1,1′) B[1′,1′′) A[1′′,∞)"),
    Example("S3", "A@1 → A B A@2", stored: "A[1,2) B[2,2′) A[2′,∞)"),
    Example("S4", "A@1 → B@2 → A@3", stored: "A[1,2) B[2,3) A[3,∞)"),
    Example("S6", "A@1 → B@2 → A@1", stored: "A[1,2) B[2,∞)"),
    Example("S6b", "A@1 → B@2 → A@3", stored: "A[1,2) B[2,3) A[3,∞)"),
    Example("S7", "A B A@1 → A B A@1", stored: "A[1,1′) B[1′,1′′) A[1′′,∞)"),
    Example("S7 with another end", "A B@1 → A@1", stored: "A[1,1′) B[1′,1′′) A[1′′,∞)"),
    Example("S8", "A@1 → B@3 → C@2", stored: "A[1,2) C[2,3) B[3,∞)"),
    Example("S9", "A@1 → B@3 → B@2", stored: "A[1,2) B[2,3) B[3,∞)"),
    Example("late-first", "B@3 → A@1", stored: "A[1,3) B[3,∞)"),
    Example("late-same", "A@1 → B@3 → A@2", stored: "A[1,3) B[3,∞)"),
    Example("late-several", "A@1 → D@3 → B C@2", stored: "A[1,2) B[2,2′) C[2′,3) D[3,∞)"),
  ]

  @Test(arguments: KindsVault.Convention.allCases)
  func `each example leaves its versions`(convention: KindsVault.Convention) async throws {
    try await KindsRig.with(convention) { kinds in
      for step in 0..<3 {
        // The examples are keys of one vault, so that a day's changes of all of them are one load.
        var days: [Int: [String]] = [:]
        for example in Self.examples where step < example.steps.count {
          let (payloads, day) = example.steps[step]
          days[day, default: []] += payloads.map { "\(example.id),\($0)" }
        }
        for (day, records) in days.sorted(by: { $0.key < $1.key }) {
          try await kinds.load("stays", on: day, records)
        }
      }
      for example in Self.examples {
        let isStored = try await Self.versions(of: example.id, in: kinds)
        #expect(isStored == example.stored, "\(example.id): \(example.loads)")
      }
    }
  }

  private static func versions(of key: String, in kinds: KindsRig) async throws -> String {
    let until: SQL =
      switch kinds.convention {
      case .null, .farDate: "nullif(load_end_date, '9999-12-31 00:00:00+00')"
      case .insertOnly: "lead(load_date) OVER (PARTITION BY customer_hk ORDER BY load_date)"
      }
    let rows = try await kinds.rig.rows(
      """
      SELECT city, \(KindsRig.microseconds("load_date")), \(KindsRig.microseconds("until"))
      FROM (SELECT load_date, city, \(until) AS until FROM business.stay_s
        WHERE customer_hk = (SELECT customer_hk FROM business.customer_h
          WHERE customer_number = \(literal: key))) AS version
      ORDER BY load_date
      """)
    // A prime for each earlier instant of that day: other examples share the dates of the loads.
    let instants = Set(rows.flatMap { [$0[1], $0[2]] }.compactMap { $0.flatMap(Int.init) }).sorted()
    let day = { (text: String?) -> String in
      guard let instant = text.flatMap(Int.init) else { return "∞" }
      let day = instant / 86_400_000_000
      let earlier = instants.filter { $0 < instant && $0 / 86_400_000_000 == day }
      return "\(day + 1)" + String(repeating: "′", count: earlier.count)
    }
    return rows.map { "\($0[0] ?? "")[\(day($0[1])),\(day($0[2])))" }.joined(separator: " ")
  }

  @Test func `H1: the first load that brings a key stands, in whatever order later ones come`()
    async throws
  {
    try await KindsRig.with { kinds in
      try await kinds.load("phones", on: 1, ["K,h,1"])
      try await kinds.load("stays", on: 2, ["K,A", "L,A"])
      try await kinds.load("customers", on: 1, ["L,A"])
      let hubs = try await kinds.text(
        """
        SELECT string_agg(customer_number || \(KindsRig.day("load_date")) || record_source, ' '
          ORDER BY customer_number) FROM business.customer_h WHERE load_date > '2000-01-01'
        """)
      #expect(hubs == "K1phones L2stays", "a stored row is never touched again")
    }
  }

  @Test func `L1: an optional participant that is missing has the zero key`() async throws {
    try await KindsRig.with { kinds in
      try await kinds.load("agencies", on: 1, ["O1,", "O2,C2"])
      let rows = try await kinds.text(
        """
        SELECT string_agg(customer.customer_number || '-' || CASE
          WHEN link.agent_hk = util.zero_key() THEN 'zero' ELSE agent.customer_number END, ' '
          ORDER BY customer.customer_number)
        FROM business.agency_l AS link JOIN business.customer_h AS customer USING (customer_hk)
        JOIN business.customer_h AS agent ON agent.customer_hk = link.agent_hk
        """)
      #expect(rows == "O1-zero O2-C2")
    }
  }
}
