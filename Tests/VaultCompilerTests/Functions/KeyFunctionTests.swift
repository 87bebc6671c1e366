import PostgresClient
import PostgresSchema
import TestSupport
import Testing
import VaultModel

@Suite struct KeyFunctionTests {
  /// Digests of `abc` as FIPS 180-4 and RFC 1321 publish them.
  static let digests: [(algorithm: HashAlgorithm, digest: String)] = [
    (.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (.sha1, "a9993e364706816aba3e25717850c26c9cd0d89d"),
    (.md5, "900150983cd24fb0d6963f7d28e17f72"),
  ]

  @Test(arguments: digests)
  func `the hash of abc is the published one, and the zero key as long`(
    algorithm: HashAlgorithm, digest: String
  ) async throws {
    try await withScratchDatabase(from: .depot(hashedWith: algorithm)) { connection, _ in
      try connection.makeSessionHostile()
      let sql: SQL = "SELECT pg_catalog.encode(util.hash_binary('abc'), 'hex')"
      try connection.expect(sql, gives: digest)
      let zero = try connection.value(of: "SELECT pg_catalog.encode(util.zero_key(), 'hex')")
      #expect(zero == String(repeating: "0", count: digest.count))
      try connection.expect("SELECT util.hash_binary(NULL)", gives: nil)
    }
  }

  @Test func `text is hashed as UTF-8`() async throws {
    try await withScratchDatabase(from: .depot) { connection, _ in
      let hash = try connection.value(of: "SELECT encode(util.hash_binary('ä€😀'), 'hex')")
      let bytes = #"SELECT encode(sha256('\xc3a4e282acf09f9880'::bytea), 'hex')"# as SQL
      try connection.expect(bytes, gives: hash)
    }
  }

  @Test(arguments: [
    ("abc", "abc"), ("", ""), ("a|b", #"a\|b"#), (#"a\b"#, #"a\\b"#), (#"\|"#, #"\\\|"#),
    (#"\N"#, #"\\N"#), (nil, #"\N"#),
  ])
  func `an escaped part can hold no separator of its own`(
    part: String?, escaped: String
  ) async throws {
    try await withScratchDatabase(from: .depot) { connection, _ in
      try connection.makeSessionHostile()
      let parameter = part.map(Parameter.text) ?? .null
      try connection.expect("SELECT util.escape_key_part($1)", [parameter], gives: escaped)
    }
  }

  static let keys: [(parts: SQL, key: String?)] = [
    ("'a|b'", "a|b"), ("NULL", nil), ("''", ""), ("'a|b', 'c'", #"a\|b|c"#),
    ("'a', 'b|c'", #"a|b\|c"#), ("'x', NULL, ''", #"x|\N|"#), ("NULL, NULL", #"\N|\N"#),
    (
      "VARIADIC ARRAY(SELECT n::text FROM generate_series(1, 12) AS n)",
      "1|2|3|4|5|6|7|8|9|10|11|12"
    ),
  ]

  @Test(arguments: keys)
  func `one part stands as it is, several are escaped and joined`(
    parts: SQL, key: String?
  ) async throws {
    try await withScratchDatabase(from: .depot) { connection, _ in
      try connection.expect("SELECT util.business_key(\(parts))", gives: key)
    }
  }

  @Test func `a key is derived from its tenant's hash in lower-case hex`() async throws {
    try await withScratchDatabase(from: .depot) { connection, _ in
      let key = try connection.value(
        of: "SELECT encode(util.generate_tenant_derived_hk('\\xABCD'::bytea, 'k1'), 'hex')")
      #expect(try key == connection.sha256(of: "abcd|k1"))
      let none = "SELECT util.generate_tenant_derived_hk('\\xabcd'::bytea, NULL)" as SQL
      try connection.expect(none, gives: nil)
    }
  }

  @Test func `the load date is one for a transaction`() async throws {
    try await withScratchDatabase(from: .depot) { connection, _ in
      let isSame = try connection.transaction {
        try connection.execute("CREATE TEMP TABLE first AS SELECT util.current_load_date() AS at")
        return try connection.value(of: "SELECT at = util.current_load_date() FROM first")
      }
      #expect(isSame == "t")
      try connection.expect("SELECT at < util.current_load_date() FROM first", gives: "t")
    }
  }
}
