import PostgresClient
import PostgresSchema
import TestSupport
import Testing
import VaultModel

@testable import VaultCompiler

/// What the views and functions over a history show, under every convention.
@Suite struct HistoryViewTests {
  @Test(arguments: HistoryVault.conventions, Seed.several(4))
  func `a hub as it was, at any instant, is what replaying its events gives`(
    conventions: Conventions, seed: Seed
  ) async throws {
    try await withScratchDatabase { connection, _ in
      try connection.expectReplay(of: seed, by: conventions)
    }
  }

  @Test(arguments: TestServer.allCases, HistoryVault.conventions)
  func `so it is on every version of the server`(
    server: TestServer, conventions: Conventions
  ) async throws {
    try server.requireInstalled()
    try await withScratchURL(on: server) { url in
      try await onOwnThread {
        let connection = try Connection(
          to: .url(url), applicationName: "vaultwright tests", names: .database)
        try connection.expectReplay(of: Seed(99), by: conventions)
      }
    }
  }

  @Test(arguments: HistoryVault.conventions)
  func `a reader sees its tenant's history and no other`(conventions: Conventions) async throws {
    try await withScratchDatabase { connection, _ in
      var random = Seed(7).generator
      let history = History.random(using: &random)
      try connection.execute(SQL(trusted: schemaSQL(for: HistoryVault.vault(conventions))))
      try history.store(by: conventions, in: connection, using: &random)
      try connection.execute("SET ROLE history_reader")
      let relations: [SQL] = [
        "business.item_now", "business.item_as_of('infinity')",
      ]
      for relation in relations { #expect(try connection.states(of: relation) == []) }
      for tenant in ["A", "B"] {
        try connection.readAs(tenant)
        let expected = history.state(at: History.end).filter { $0.tenant == tenant }
        #expect(!expected.isEmpty)
        for relation in relations { #expect(try connection.states(of: relation) == expected) }
        #expect(
          try connection.states(of: "business.item_as_of(\(History.instant(9)))")
            == history.state(at: 9).filter { $0.tenant == tenant })
      }
    }
  }

  /// Rows as semantics, section 4 has them stored, in the order in which they came.
  static let cases: [(id: String, rows: [Version], shown: [String])] = [
    ("S1", [.init("A", 1, nil)], ["-", "A", "A", "A", "A", "A"]),
    (
      "S2", [.init("A", 1, 2), .init("B", 2, 3), .init("A", 3, nil)],
      ["-", "A", "B", "A", "A", "A"]
    ),
    (
      "S3", [.init("A", 1, 3), .init("B", 3, 4), .init("A", 4, nil)],
      ["-", "A", "A", "B", "A", "A"]
    ),
    (
      "S8", [.init("A", 1, 2), .init("B", 3, nil), .init("C", 2, 3)],
      ["-", "A", "C", "B", "B", "B"]
    ),
    (
      "S9", [.init("A", 1, 2), .init("B", 3, nil), .init("B", 2, 3)],
      ["-", "A", "B", "B", "B", "B"]
    ),
    ("S20", [.init("A", 1, 3), .init("A", 5, nil)], ["-", "A", "A", "-", "-", "A"]),
    ("gone", [.init("A", 1, 3)], ["-", "A", "A", "-", "-", "-"]),
  ]

  /// A stored row: payload, and from when until when it holds.
  struct Version: Sendable {
    var payload: String
    var start: Int
    var end: Int?

    init(_ payload: String, _ start: Int, _ end: Int?) {
      self.payload = payload
      self.start = start
      self.end = end
    }
  }

  @Test(arguments: HistoryVault.conventions, cases)
  func `the rows of the semantics' examples are shown when they hold`(
    conventions: Conventions, example: (id: String, rows: [Version], shown: [String])
  ) async throws {
    try await withScratchDatabase { connection, _ in
      try connection.execute(SQL(trusted: schemaSQL(for: HistoryVault.vault(conventions))))
      try connection.execute(
        """
        INSERT INTO business.item_h (item_hk, tenant_hk, code, load_date, record_source)
        VALUES (sha256('k'), sha256('t'), 'k', \(History.instant(0)), 'test')
        """)
      for version in example.rows {
        try connection.add(
          version, ofLast: !example.rows.contains { $0.start == version.end }, by: conventions)
      }
      for (second, payload) in example.shown.enumerated() {
        try connection.expect(
          """
          SELECT coalesce(detail_title, '-') FROM business.item_as_of(\(History.instant(second)))
          """, gives: payload)
      }
      try connection.expect(
        "SELECT coalesce(detail_title, '-') FROM business.item_now", gives: example.shown.last)
      try connection.expect(
        "SELECT coalesce(max(title), '-') FROM business.detail_current", gives: example.shown.last)
    }
  }
}

extension Connection {
  /// Stores a random history and expects what replaying it gives, second by second.
  fileprivate func expectReplay(of seed: Seed, by conventions: Conventions) throws {
    var random = seed.generator
    let history = History.random(using: &random)
    try execute(SQL(trusted: schemaSQL(for: HistoryVault.vault(conventions))))
    try history.store(by: conventions, in: self, using: &random)
    for second in 0...History.end {
      let expected = history.state(at: second)
      for offset: SQL in ["", " + interval '999999us'"] {
        let states = try states(of: "business.item_as_of(\(History.instant(second))\(offset))")
        #expect(states == expected, "at \(second)\(offset.text)")
      }
    }
    let last = history.state(at: History.end)
    #expect(try states(of: "business.item_now") == last)
    #expect(try states(of: "business.item_as_of('infinity')") == last)
    #expect(try states(of: "business.item_as_of('-infinity')") == [])
    #expect(try states(of: "business.item_as_of(NULL)") == [])
  }

  /// Reads as a tenant from now on.
  func readAs(_ tenant: String) throws {
    _ = try query(
      "SELECT set_config('app.tenant_hk', encode(util.hash_binary($1), 'hex'), false)",
      [.text(tenant)])
  }

  /// Adds a version; where nothing follows its end, the key was gone then.
  fileprivate func add(
    _ version: HistoryViewTests.Version, ofLast isLast: Bool, by conventions: Conventions
  ) throws {
    let end: SQL? = version.end.map { History.instant($0) }
    let isClosed = conventions.closing == .close && end != nil
    try execute(
      """
      INSERT INTO business.detail_s
        (item_hk, load_date, hash_diff, title, tenant_hk, record_source\(isClosed ? ", load_end_date" : ""))
      VALUES (sha256('k'), \(History.instant(version.start)), sha256(''), \(literal: version.payload),
        sha256('t'), 'test'\(isClosed ? ", \(end ?? "")" : ""))
      """)
    guard isLast, let end else { return }
    try execute(
      """
      INSERT INTO business.item_status_s
        (item_hk, load_date, is_present, operation, tenant_hk, record_source)
      VALUES (sha256('k'), \(end), false, 'test', sha256('t'), 'test')
      """)
  }
}
