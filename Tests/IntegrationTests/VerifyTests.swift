import FoundationEssentials
import PostgresSchema
import SystemPackage
import TestSupport
import Testing

/// `vaultload verify` over what `vaultload run` has stored.
@Suite struct VerifyTests {
  @Test func `two loaded days are verified clean, and each planted fault is found`() async throws {
    try await VaultRig.withAiml { rig in
      let empty = try await rig.verify()
      #expect(empty.exitCode == 0, "\(empty.output)\(empty.errorOutput)")
      for day in ["day1", "day2"] {
        for source in Deliveries.aimlSources {
          try await rig.load(source, [Repository.example(day, source)])
        }
      }
      let clean = try await rig.verify()
      #expect(clean.exitCode == 0, "\(clean.output)\(clean.errorOutput)")
      #expect(clean.output.hasPrefix("aiml: verified, nothing found in "))
      // Each fault is put right again by its opposite.
      for fault in Self.faults {
        _ = try await rig.rows("CREATE TABLE kept AS TABLE \(fault.table)")
        _ = try await rig.rows(fault.change)
        let outcome = try await rig.verify(["--format", "json"])
        #expect(outcome.exitCode == 2, "\(fault.change.text)")
        #expect(try Findings(json: outcome.output).names == fault.found, "\(fault.change.text)")
        _ = try await rig.rows("DELETE FROM \(fault.table)")
        _ = try await rig.rows("INSERT INTO \(fault.table) TABLE kept")
        _ = try await rig.rows("DROP TABLE kept")
      }
      #expect(try await rig.verify().exitCode == 0)
    }
  }

  /// A changed payload, a missing close, two open rows, an orphan, a foreign tenant's row, a deleted row.
  private static let faults: [(table: QualifiedName, change: SQL, found: Set<String>)] = [
    (
      profiles, "UPDATE \(profiles) SET user_email = 'x@example.org' WHERE \(first(of: profiles))",
      ["hashes auth.user_profile_s"]
    ),
    (
      statuses, "UPDATE \(statuses) SET load_end_date = NULL WHERE load_end_date IS NOT NULL",
      ["intervals business.ai_deployment_status_s", "open_rows business.ai_deployment_status_s"]
    ),
    (
      profiles,
      """
      INSERT INTO \(profiles) SELECT (jsonb_populate_record(stored, jsonb_build_object(
        'load_date', stored.load_date + interval '1 hour'))).*
      FROM \(profiles) AS stored WHERE \(first(of: profiles))
      """,
      [
        "intervals auth.user_profile_s", "open_rows auth.user_profile_s",
        "counts auth.user_profile_s",
      ]
    ),
    (
      tokens, "DELETE FROM \(tokens) WHERE token_hk = (\(token))",
      [
        "orphans auth.user_token_l", "hashes auth.user_token_l", "orphans auth.token_s",
        "orphans auth.token_client_s", "counts auth.token_h",
      ]
    ),
    (
      profiles,
      """
      UPDATE \(profiles) SET tenant_hk = (
        SELECT tenant_hk FROM auth.tenant_h WHERE tenant_hk <> auth.user_profile_s.tenant_hk
          AND tenant_hk <> util.zero_key() LIMIT 1)
      WHERE \(first(of: profiles))
      """, ["tenants auth.user_profile_s"]
    ),
    (
      profiles, "DELETE FROM \(profiles) WHERE \(first(of: profiles))",
      ["counts auth.user_profile_s"]
    ),
  ]

  private static let profiles = QualifiedName(schema: "auth", name: "user_profile_s")
  private static let statuses = QualifiedName(
    schema: "business", name: "ai_deployment_status_s")
  private static let tokens = QualifiedName(schema: "auth", name: "token_h")
  private static let token: SQL = """
    SELECT token_hk FROM auth.user_token_l ORDER BY user_token_hk LIMIT 1
    """

  /// The one open row of a key that never had another.
  private static func first(of table: QualifiedName) -> SQL {
    """
    user_hk = (
      SELECT user_hk FROM \(table) WHERE record_source <> 'SYSTEM'
      GROUP BY user_hk HAVING count(*) = 1 ORDER BY user_hk LIMIT 1)
    """
  }

  @Test func `deletions by hand can be accepted, and a load warns when it restores a row`()
    async throws
  {
    try await VaultRig.withAiml { rig in
      for source in ["tenants", "users"] {
        try await rig.load(source, [Repository.example("day1", source)])
      }
      let profiles = Self.profiles
      _ = try await rig.rows("DELETE FROM \(profiles) WHERE \(Self.first(of: profiles))")
      #expect(try await rig.verify().exitCode == 2)
      let accepted = try await rig.verify(["--accept-deleted"])
      #expect(accepted.exitCode == 0, "\(accepted.output)")
      #expect(
        accepted.errorOutput == "auth.user_profile_s: 1 missing rows accepted as deleted\n")
      #expect(try await rig.verify(["--accept-deleted"]).errorOutput == "")
      #expect(try await rig.verify().exitCode == 0)
      let kept = try await rig.rows(
        """
        SELECT target, rows_missing::text, (accepted_by = SESSION_USER)::text
        FROM metadata.accepted_deletion
        """)
      #expect(kept == [["auth.user_profile_s", "1", "true"]])
      let again = try await rig.run("users", [Repository.example("day1", "users")], ["--again"])
      #expect(again.exitCode == 0, "\(again.errorOutput)")
      #expect(
        again.output.contains(
          "warning: auth.user_profile_s: 1 rows restored that were accepted as deleted"),
        "\(again.output)")
      #expect(try await rig.verify().exitCode == 0)

      // A database of an earlier release gets the register by the remedy that is named.
      _ = try await rig.rows("DROP TABLE metadata.accepted_deletion")
      let lacking = try await rig.verify()
      #expect(lacking.exitCode == 78)
      let remedy = lacking.errorOutput.split(separator: "\n").dropFirst().joined(separator: "\n")
      for statement in try SQLScript(remedy).statements { _ = try await rig.rows(statement.sql) }
      #expect(try await rig.verify(["--accept-deleted"]).exitCode == 0)

      // A second vault makes the database's bookkeeping need policies for the first.
      for table in ["load", "vault", "quarantine"] {
        _ = try await rig.rows("DROP POLICY aiml ON metadata.\(id: table)")
        _ = try await rig.rows("ALTER TABLE metadata.\(id: table) DISABLE ROW LEVEL SECURITY")
      }
      #expect(try await rig.verify().exitCode == 0)
      _ = try await rig.rows(
        "INSERT INTO metadata.vault VALUES ('other', '', 'vw1', 'sha256', 1, now())")
      let open = try await rig.run("users", [Repository.example("day1", "users")])
      #expect(open.exitCode == 78)
      let policies = open.errorOutput.split(separator: "\n").dropFirst().joined(separator: "\n")
      for statement in try SQLScript(policies).statements { _ = try await rig.rows(statement.sql) }
      #expect(try await rig.verify().exitCode == 0)
    }
  }

  @Test func `findings are told as text and Markdown, and rules and tables can be chosen`()
    async throws
  {
    try await VaultRig.withAiml { rig in
      for source in ["tenants", "users"] {
        try await rig.load(source, [Repository.example("day1", source)])
      }
      _ = try await rig.rows("UPDATE auth.user_profile_s SET hash_diff = sha256('x')")
      let stored = try await rig.number("SELECT count(*) FROM auth.user_profile_s")
      let text = try await rig.verify(["--limit", "2"])
      #expect(text.exitCode == 2)
      let lines = text.output.split(separator: "\n")
      #expect(lines[0].hasPrefix("aiml: \(stored) faults, found by 1 of "))
      #expect(lines[1] == "auth.user_profile_s.hash_diff: hashes: \(stored)")
      #expect(lines[2].hasPrefix(#"  user_hk=\x"#))
      #expect(lines[4] == "  and \(stored - 2) more")
      let markdown = try await rig.verify(["--format", "markdown"])
      #expect(markdown.exitCode == 2)
      #expect(markdown.output.hasPrefix("# Verification of aiml\n"))
      #expect(
        markdown.output.contains("## auth.user_profile_s.hash_diff, hashes: \(stored)\n"))
      #expect(try await rig.verify(["--rule", "intervals", "orphans"]).exitCode == 0)
      #expect(try await rig.verify(["--table", "auth.user_h", "auth.tenant_h"]).exitCode == 0)
      #expect(try await rig.verify(["--table", "auth.user_profile_s"]).exitCode == 2)
      let unknown = try await rig.verify(["--table", "auth.nothing_s"])
      #expect(unknown.exitCode == 64)
      #expect(unknown.errorOutput.contains("auth.user_profile_s"))
    }
  }
}
