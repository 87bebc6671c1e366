import PostgresClient
import PostgresSchema
import TestSupport
import Testing
import VaultModel

@testable import VaultCompiler

/// Links with business keys, and which partner holds.
@Suite struct LinkViewTests {
  @Test func `a link shows the business keys of those who take part, and the ghost's NULL`()
    async throws
  {
    try await withScratchDatabase(from: .depot) { connection, _ in
      try connection.execute(
        """
        INSERT INTO auth.tenant_h VALUES
          (sha256('t'), '00000000-0000-0000-0000-000000000007', now(), 'x');
        INSERT INTO business.person_h VALUES
          (sha256('g'), sha256('t'), 'AU', 1, 'AU|1', now(), 'x'),
          (sha256('k'), sha256('t'), 'NZ', NULL, 'NZ|N', now(), 'x');
        INSERT INTO business.handover_l VALUES
          (sha256('h'), sha256('t'), sha256('g'), sha256('k'), util.zero_key(), now(), 'crm');
        """)
      let rows = try connection.query("SELECT * FROM business.handover_keys")
      #expect(
        rows.columnNames == [
          "handover_hk", "tenant_hk", "tenant_tenant_id", "giver_country", "giver_number",
          "taker_country", "taker_number", "reading_meter", "reading_read_at", "load_date",
          "record_source",
        ])
      #expect(rows.count == 1)
      #expect(
        (2..<9).map { rows.text(0, $0) } == [
          "00000000-0000-0000-0000-000000000007", "AU", "1", "NZ", nil, nil, nil,
        ])
      #expect(rows.text(0, 10) == "crm")
    }
  }

  /// Rows as semantics, section 4 has them: partner (nil for none), from when until when.
  typealias Holding = (partner: String?, start: Int, end: Int?)

  static let cases: [(id: String, holdings: [Holding], current: String?, ends: [String?])] = [
    ("E1", [("C1", 1, 2), ("C2", 2, nil)], "C2", ["2", nil]),
    ("E8", [("C1", 1, 2), (nil, 2, nil)], nil, ["2"]),
    ("late", [("C1", 1, 2), ("C3", 3, nil), ("C2", 2, 3)], "C3", ["2", "3", nil]),
    ("again", [("C1", 1, 2), (nil, 2, 4), ("C1", 4, nil)], "C1", ["2", nil]),
  ]

  @Test(arguments: HistoryVault.conventions, cases)
  func `of a driving key the partner in force is current`(
    conventions: Conventions,
    example: (id: String, holdings: [Holding], current: String?, ends: [String?])
  ) async throws {
    try await withScratchDatabase { connection, _ in
      try connection.execute(SQL(trusted: schemaSQL(for: HistoryVault.vault(conventions))))
      for holding in example.holdings {
        try connection.add(holding, by: conventions)
      }
      try connection.expect(
        """
        SELECT string_agg(p.code, ',') FROM business.stored_effectivity_current
        JOIN business.stored_l USING (stored_hk) JOIN business.place_h AS p USING (place_hk)
        """, gives: example.current)
      guard conventions.closing == .insertOnly else { return }
      let ends = try connection.query(
        """
        SELECT extract(epoch FROM load_end_date - \(History.instant(0)))::integer
        FROM business.stored_effectivity_intervals ORDER BY load_date
        """)
      #expect(ends.texts() == example.ends)
    }
  }

  @Test func `where rows are never closed, a link that is reported gone ends with that`()
    async throws
  {
    let conventions = HistoryVault.conventions[2]
    try await withScratchDatabase { connection, _ in
      try connection.execute(SQL(trusted: schemaSQL(for: HistoryVault.vault(conventions))))
      try connection.add(("C1", 1, nil), by: conventions)
      try connection.expect(
        "SELECT count(*) FROM business.stored_effectivity_current", gives: "1")
      try connection.execute(
        """
        INSERT INTO business.stored_status_s
          (stored_hk, load_date, is_present, operation, tenant_hk, record_source)
        VALUES (sha256('C1'), \(History.instant(3)), false, 'delete', sha256('t'), 'x')
        """)
      try connection.expect(
        "SELECT count(*) FROM business.stored_effectivity_current", gives: "0")
      try connection.expect(
        """
        SELECT load_end_date = \(History.instant(3)) FROM business.stored_effectivity_intervals
        """, gives: "t")
      try connection.add(("C2", 5, nil), by: conventions)
      try connection.expect(
        """
        SELECT string_agg(coalesce((load_end_date = \(History.instant(3)))::text, 'open'), ',' ORDER BY load_date)
        FROM business.stored_effectivity_intervals
        """, gives: "true,open")
    }
  }
}

extension Connection {
  /// Adds a link row and when it held; that none holds is a row of its own where none is closed.
  fileprivate func add(_ holding: LinkViewTests.Holding, by conventions: Conventions) throws {
    let place = holding.partner.map { "sha256(\(literal: $0))" as SQL } ?? "util.zero_key()"
    let key: SQL = "sha256(\(literal: holding.partner ?? "none"))"
    if let partner = holding.partner {
      try execute(
        """
        INSERT INTO business.place_h (place_hk, tenant_hk, code, load_date, record_source)
        VALUES (\(place), sha256('t'), \(literal: partner), \(History.instant(0)), 'x')
        ON CONFLICT DO NOTHING
        """)
    }
    try execute(
      """
      INSERT INTO business.stored_l (stored_hk, tenant_hk, item_hk, place_hk, load_date, record_source)
      VALUES (\(key), sha256('t'), sha256('k'), \(place), \(History.instant(0)), 'x')
      ON CONFLICT DO NOTHING
      """)
    let end: SQL = holding.end.map { History.instant($0) } ?? ""
    let isClosed = conventions.closing == .close && holding.end != nil
    try execute(
      """
      INSERT INTO business.stored_effectivity_s
        (stored_hk, load_date, hash_diff, tenant_hk, record_source\(isClosed ? ", load_end_date" : ""))
      VALUES (\(key), \(History.instant(holding.start)), sha256(''), sha256('t'), 'x'\(isClosed ? ", \(end)" : ""))
      """)
  }
}
