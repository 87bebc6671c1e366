import PostgresSchema
import TestSupport
import Testing

/// What the loader hashed in Swift, recomputed in SQL from what it stored.
@Suite struct StoredHashTests {
  @Test func `every hash of two loaded days is the one that SQL makes of the stored values`()
    async throws
  {
    try await VaultRig.withAiml { rig in
      try await load(Deliveries.aimlSources, of: "day1", rig)
      try await load(Deliveries.aimlSources, of: "day2", rig)
      let verification = try await HashVerification.run(rig)
      #expect(verification.differences == [:])
      let unchecked = try await hashedColumns(rig).symmetricDifference(verification.checked)
      #expect(unchecked == [])
      #expect(verification.rows > 1_900)
      let closed = try await rig.number(
        "SELECT count(*) FROM business.ai_deployment_status_s WHERE load_end_date IS NOT NULL")
      #expect(closed > 0, "the second day changes nothing")
    }
  }

  /// Tables and the column in which one byte of one row is changed.
  private static let hashes: [(table: QualifiedName, column: String)] = [
    (QualifiedName(schema: "auth", name: "user_token_l"), "user_token_hk"),
    (QualifiedName(schema: "auth", name: "user_profile_s"), "hash_diff"),
    (QualifiedName(schema: "auth", name: "tenant_profile_s"), "hash_diff"),
    (QualifiedName(schema: "auth", name: "user_login_s"), "hash_diff"),
  ]

  @Test func `one wrong byte of one stored hash is found, in its column alone`() async throws {
    try await VaultRig.withAiml { rig in
      try await load(["tenants", "users", "access_tokens"], of: "day1", rig)
      for (table, column) in Self.hashes {
        try await flip(column, of: table, rig)
        let found = try await HashVerification.run(rig).differences
        #expect(found == ["\(table).\(column)": 1])
        try await flip(column, of: table, rig)
      }
      #expect(try await HashVerification.run(rig).differences == [:])
    }
  }

  @Test func `a hub row whose key is wrong is found, and so are the links that lean on it`()
    async throws
  {
    try await VaultRig.withAiml { rig in
      try await load(["tenants", "users", "access_tokens"], of: "day1", rig)
      _ = try await rig.rows(
        """
        UPDATE auth.user_h SET user_hk = sha256(user_hk)
        WHERE user_hk = (SELECT user_hk FROM auth.user_token_l ORDER BY user_hk LIMIT 1)
        """)
      let found = try await HashVerification.run(rig).differences
      #expect(Set(found.keys) == ["auth.user_h.user_hk", "auth.user_token_l.user_token_hk"])
      #expect(found["auth.user_h.user_hk"] == 1)
    }
  }

  private func load(_ sources: [String], of day: String, _ rig: VaultRig) async throws {
    for source in sources { try await rig.load(source, [Repository.example(day, source)]) }
  }

  /// Changes the lowest bit of a hash; once more, and it is as it was.
  private func flip(_ column: String, of table: QualifiedName, _ rig: VaultRig) async throws {
    _ = try await rig.rows(
      """
      UPDATE \(table) SET \(id: column) = set_byte(\(id: column), 0, get_byte(\(id: column), 0) # 1)
      WHERE encode(substr(\(id: column), 2), 'hex') = (
        SELECT min(encode(substr(\(id: column), 2), 'hex')) FROM \(table)
        WHERE record_source <> 'SYSTEM')
      """)
  }

  /// By the names of tables and columns: the first of hubs and links, joined keys and hash diffs.
  private func hashedColumns(_ rig: VaultRig) async throws -> Set<String> {
    let columns = try await rig.rows(
      """
      SELECT table_schema || '.' || table_name || '.' || column_name
      FROM information_schema.columns
      WHERE table_schema IN ('auth', 'business', 'util')
        AND (table_name ~ '_s$' AND column_name = 'hash_diff'
          OR table_name ~ '_h$' AND column_name ~ '_bk$'
          OR table_name ~ '_[hl]$' AND ordinal_position = 1)
      """)
    return Set(columns.compactMap { $0[0] })
  }
}
