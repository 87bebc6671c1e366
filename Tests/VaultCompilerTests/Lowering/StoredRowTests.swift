import PostgresClient
import PostgresSchema
import TestSupport
import Testing

@Suite struct StoredRowTests {
  static let hubs = [
    "auth.tenant_h", "business.machine_h", "business.person_h", "business.reading_h",
  ]
  static let satellites = [
    "auth.tenant_profile_s", "business.everything_s", "business.handover_note_s",
    "business.visits_s",
  ]

  @Test(arguments: hubs + satellites)
  func `each hub and satellite holds the ghost, and nothing else`(table: String) async throws {
    try await withScratchDatabase(from: .depot) { connection, _ in
      let rows = try connection.query(
        "SELECT to_jsonb(stored)::text FROM \(SQL(trusted: table)) AS stored")
      #expect(rows.count == 1)
      let isGhost: SQL = """
        SELECT count(*) = 1 AND bool_and(
          load_date = '1900-01-01 00:00:00+00' AND record_source = 'SYSTEM'
          AND tenant_hk = util.zero_key())
        FROM \(SQL(trusted: table))
        """
      try connection.expect(isGhost, gives: "t")
    }
  }

  @Test(arguments: satellites)
  func `a satellite's ghost is open and hashes nothing`(table: String) async throws {
    try await withScratchDatabase(from: .depot) { connection, _ in
      let sql: SQL = """
        SELECT encode(hash_diff, 'hex') FROM \(SQL(trusted: table)) WHERE load_end_date IS NULL
        """
      try connection.expect(sql, gives: connection.sha256(of: ""))
    }
  }

  static let hubRows: [(values: SQL, refusedBy: String?)] = [
    ("business.reading_h VALUES (sha256('a'), sha256('t'), 'm', now(), 'b', now(), 'x')", nil),
    ("business.reading_h VALUES (sha256('a'), sha256('t'), '', now(), 'b', now(), 'x')", nil),
    (
      "business.reading_h VALUES (sha256('a'), sha256('t'), NULL, now(), 'b', now(), 'x')",
      "reading_h_key_check"
    ),
    (
      "business.reading_h VALUES (sha256('a'), sha256('t'), 'm', NULL, 'b', now(), 'x')",
      "reading_h_key_check"
    ),
    ("business.person_h VALUES (sha256('a'), sha256('t'), NULL, 1, 'b', now(), 'x')", nil),
    (
      "business.person_h VALUES (sha256('a'), sha256('t'), NULL, NULL, 'b', now(), 'x')",
      "person_h_key_check"
    ),
    (
      "business.machine_h VALUES (sha224('a'), sha256('t'), 's', now(), 'x')",
      "machine_h_hk_check"
    ),
    (
      "business.handover_l VALUES (sha224('a'), sha256('t'), sha256('g'), sha256('t'), sha256('r'), now(), 'x')",
      "handover_l_hk_check"
    ),
    ("auth.tenant_h VALUES (sha256('a'), NULL, now(), 'x')", "tenant_h_key_check"),
  ]

  @Test(arguments: hubRows)
  func `only the ghost lacks its key, and every hash key is as long as a digest`(
    values: SQL, refusedBy check: String?
  ) async throws {
    try await withScratchDatabase(from: .depot) { connection, _ in
      let message: String?
      do throws(PostgresError) {
        try connection.execute("INSERT INTO \(values)")
        message = nil
      } catch {
        #expect(error.code == .checkViolation)
        message = error.message
      }
      #expect((message == nil) == (check == nil))
      if let check { #expect(message?.contains("\"\(check)\"") == true) }
    }
  }

  @Test func `the current view shows open versions, without the ghost`() async throws {
    try await withScratchDatabase(from: .depot) { connection, _ in
      try connection.execute(
        """
        INSERT INTO auth.tenant_profile_s VALUES
          (sha256('a'), '2024-01-01', '2024-02-01', sha256(''), 'old', 1, 'x'),
          (sha256('a'), '2024-02-01', NULL, sha256(''), 'new', 2, 'x'),
          (sha256('b'), '2024-01-01', '2024-02-01', sha256(''), 'gone', 3, 'x')
        """)
      let rows = try connection.query("SELECT * FROM auth.tenant_profile_current")
      #expect(
        rows.columnNames
          == ["tenant_hk", "load_date", "hash_diff", "email", "limit", "record_source"])
      #expect(rows.texts(inColumn: 3) == ["new"])
    }
  }

  @Test func `closing a version leaves the indexes alone`() async throws {
    try await withScratchDatabase(from: .depot) { connection, _ in
      let sql: SQL = """
        SELECT count(*) FROM pg_index WHERE indrelid = 'business.everything_s'::regclass
        """
      try connection.expect(sql, gives: "1")
      let options: SQL = """
        SELECT reloptions::text FROM pg_class WHERE oid = 'business.everything_s'::regclass
        """
      try connection.expect(options, gives: "{fillfactor=85}")
    }
  }
}
