import PostgresClient
import PostgresSchema
import TestSupport
import Testing

@Suite struct HashDiffTests {
  /// A row with a value of each type, and below what is hashed for it, in byte order of hash names.
  static let row: SQL = #"""
    INSERT INTO business.everything_s VALUES (
      sha256('machine'), now(), NULL, sha256(''),
      true, 1, -2, 3, 1.5, 0.1, 10.5, 1.50, 'a|b', '\', '\x00ff',
      'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', '2024-02-29', '07:05', '2024-02-29 01:02:03',
      '2024-02-29 01:02:03.000004+10', '1 day', '{"b": 1, "a": 2}', '10.0.0.1', '{x,NULL}', '{t,f}', 'zwei',
      sha256('tenant'), 'test')
    """#

  static let hashed = [
    "Zweiter Titel=zwei", "address=10.0.0.1", "amount=10.500000000000000000", "built_on=2024-02-29",
    #"code=\\"#, #"content=\\x00ff"#, "count=1.50", "fine=0.1",
    "identity=a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11", "is_live=t", "large=3", "middle=-2",
    "opens_at=07:05:00", "rough=1.5", "seen=2024-02-28 15:02:03.000004+00",
    "seen_here=2024-02-29 01:02:03", #"settings={"a": 2, "b": 1}"#, "small=1", "switches={t,f}",
    "tags={x,NULL}", #"title=a\|b"#, "warranty=P1D",
  ].joined(separator: "|")

  @Test func `every type is hashed by its canonical text, in byte order of hash names`()
    async throws
  {
    try await withScratchDatabase(from: .depot) { connection, _ in
      try connection.execute(Self.row)
      let expected = try connection.sha256(of: Self.hashed)
      try connection.makeSessionHostile()
      let sql: SQL = """
        SELECT pg_catalog.encode(util.everything_hash_diff(stored), 'hex')
        FROM business.everything_s AS stored WHERE title IS NOT NULL
        """
      try connection.expect(sql, gives: expected)
    }
  }

  @Test func `columns that are NULL are left out, and those that make no version`() async throws {
    try await withScratchDatabase(from: .depot) { connection, _ in
      let versions: [(row: SQL, hashed: String)] = [
        ("ROW(NULL, NULL, NULL, NULL, 'n', now(), NULL, NULL)", "note=n"),
        ("ROW(NULL, NULL, NULL, NULL, '', NULL, NULL, NULL)", "note="),
        ("ROW(NULL, NULL, NULL, NULL, NULL, now(), NULL, NULL)", ""),
      ]
      for version in versions {
        let sql: SQL = """
          SELECT encode(util.handover_note_hash_diff(\(version.row)::business.handover_note_s), 'hex')
          """
        try connection.expect(sql, gives: connection.sha256(of: version.hashed))
      }
      let sql: SQL = """
        SELECT encode(util.visits_hash_diff(stored), 'hex') FROM business.visits_s AS stored
        """
      try connection.expect(sql, gives: connection.sha256(of: ""))
    }
  }
}
