import PostgresClient
import PostgresSchema
import TestSupport
import Testing
import VaultModel

/// The examples of the semantics, looked at day by day.
@Suite struct ExampleHistoryTests {
  struct Example: Sendable, CustomTestStringConvertible {
    var id: String
    /// What is known at first and what later, oldest first: days of versions, `x` before a deletion's.
    var loads: [String]
    /// The day of the version in force at midnight of each day from the 0th on; 0 is the ghost, and
    /// `-` is before anything was known.
    var expected: [String]

    var testDescription: String { id }
  }

  static let examples = [
    Example(id: "S1", loads: ["1", "1"], expected: ["-11111", "-11111"]),
    Example(id: "S2", loads: ["1 2 3"], expected: ["-12333"]),
    Example(id: "S3", loads: ["1", "1 3 4"], expected: ["-11111", "-11344"]),
    Example(id: "S4", loads: ["1", "1 2", "1 2 3"], expected: ["-11111", "-12222", "-12333"]),
    Example(id: "S6", loads: ["1 2", "1 2"], expected: ["-12222", "-12222"]),
    Example(id: "S8", loads: ["1", "1 3", "1 2 3"], expected: ["-11111", "-11333", "-12333"]),
    Example(id: "S20", loads: ["1", "1 x3", "1 x3 5"], expected: ["-11111", "-11000", "-11005"]),
    Example(id: "late delete", loads: ["1 4", "1 x2 4"], expected: ["-11144", "-10044"]),
    Example(id: "late first", loads: ["3", "2 3"], expected: ["---333", "--2333"]),
    Example(id: "P1", loads: ["1", "1 x2", "1 x2 3"], expected: ["-11111", "-10000", "-10333"]),
    Example(id: "erased", loads: ["1", ""], expected: ["-11111", "------"]),
  ]

  @Test(arguments: examples, ShopVault.conventions)
  func `a point-in-time row points to the version in force, else to the ghost`(
    example: Example, vault: CompiledVault
  ) async throws {
    try await withScratchDatabase { connection, _ in
      let shop = try Shop(vault, in: connection)
      try connection.addDays(0...5)
      for (load, expected) in zip(example.loads, example.expected) {
        let events = load.split(separator: " ").map { word -> ShopHistory.Event in
          let day = Int(word.drop { $0 == "x" }) ?? 0
          return word.hasPrefix("x") ? .gone(day * 24) : .profile(day * 24)
        }
        try shop.store(
          ShopHistory(customers: [.init(key: 1, tenant: 201, events: events)]))
        _ = try shop.counts("SELECT * FROM business.refresh_customer_pit()")
        let rows = try shop.pointInTime()
        let drawn = (0...5).map { day -> String in
          guard let row = rows[[1, day * 24]] else { return "-" }
          #expect(row[5] == (row[6] < 0 ? 0 : 1))
          return "\(max(0, row[6]) / 24)"
        }
        #expect(drawn.joined() == expected)
      }
    }
  }

  /// What is known at first and what later: days and the product from then on.
  static let ownings: [(id: String, loads: [[(hour: Int, product: Int?)]], expected: [[Int]])] = [
    ("E1", [[(1, 101)], [(1, 101), (2, 102)]], [[0, 101, 101, 101], [0, 101, 102, 102]]),
    ("E8", [[(1, 101)], [(1, 101), (2, nil)]], [[0, 101, 101, 101], [0, 101, 0, 0]]),
    (
      "late", [[(1, 101)], [(1, 101), (3, 101), (2, 102)]],
      [[0, 101, 101, 101], [0, 101, 102, 101]]
    ),
  ]

  @Test(arguments: ownings.indices, ShopVault.conventions)
  func `a bridge has the partner of a driving key that held`(
    place: Int, vault: CompiledVault
  ) async throws {
    let (id, loads, expected) = Self.ownings[place]
    try await withScratchDatabase { connection, _ in
      let shop = try Shop(vault, in: connection)
      try connection.addDays(0...3)
      for (products, expected) in zip(loads, expected) {
        var history = ShopHistory()
        history.customers = [
          .init(key: 1, tenant: 201, products: products.map { ($0.hour * 24, $0.product) })
        ]
        history.makings = [101, 102].map {
          .init(key: 5000 + $0, tenant: 201, product: $0, part: 0, start: 0)
        }
        try shop.store(history)
        _ = try shop.counts("SELECT * FROM business.refresh_made_bridge()")
        let rows = try shop.bridge()
        let drawn = (0...3).map { day in rows.first { $0.key[0] == day * 24 }?.value[1] ?? 0 }
        #expect(drawn == expected, "\(id)")
      }
    }
  }
}

extension Connection {
  fileprivate func addDays(_ days: ClosedRange<Int>) throws {
    try execute(
      """
      INSERT INTO business.snapshot
      SELECT timestamptz '2026-01-01 00:00:00+00' + interval '1 day' * day, true, false, false
      FROM generate_series(\(days.lowerBound), \(days.upperBound)) AS day
      """)
  }
}
