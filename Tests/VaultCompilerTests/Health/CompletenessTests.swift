import PostgresClient
import PostgresSchema
import TestSupport
import Testing
import VaultModel

@testable import VaultCompiler

/// What the model has against what the database has.
@Suite struct CompletenessTests {
  private static let check: SQL = "FROM util.every_kind_validate_completeness()"

  @Test(arguments: [0, 1, 2])
  func `a vault that was made has everything, and nothing loaded`(convention: Int) async throws {
    let vault = VaultCheckTests.vaults[convention]
    let script = SQL(trusted: schemaSQL(for: vault))
    try await withScratchDatabase { connection, _ in
      try connection.execute(script)
      try connection.makeSessionHostile()
      try connection.expect(
        """
        SELECT string_agg(component || ' ' || state, ', ' ORDER BY component) \(Self.check)
        """,
        gives: """
          column ok, foreign_key ok, function ok, index ok, policy ok, shape ok, source warning, \
          table ok, view ok
          """)
      try connection.expect(
        "SELECT percent || ' ' || array_to_string(missing, ' ') || ' ' || advice \(Self.check) "
          + "WHERE component = 'source'", gives: "0.00 bank Load it: vaultload run.")
    }
  }

  /// What somebody does, and what is then missing.
  static let losses: [(deed: SQL, missing: String)] = [
    ("DROP INDEX business.machine_h_key_idx", "index warning business.machine_h_key_idx"),
    (
      "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'business.machine_h_key_idx'::regclass",
      "index warning business.machine_h_key_idx"
    ),
    ("DROP VIEW infomart.machines", "view warning infomart.machines"),
    ("DROP FUNCTION util.rates_hash_diff", "function critical util.rates_hash_diff"),
    (
      "DROP POLICY all_tenants ON business.visits_s",
      "policy critical business.visits_s.all_tenants"
    ),
    ("ALTER TABLE business.visits_s ADD COLUMN extra text", "shape critical business.visits_s"),
    (
      "DROP TABLE business.payment_detail_s CASCADE",
      """
      function critical util.payment_detail_hash_diff; index warning business.payment_detail_s_pkey; \
      policy critical business.payment_detail_s.all_tenants business.payment_detail_s.tenant_readers; \
      shape critical business.payment_detail_s; table critical business.payment_detail_s
      """
    ),
  ]

  @Test func `what is gone is named with its kind, and nothing else is`() async throws {
    try await withScratchDatabase(from: .everyKind) { connection, _ in
      for loss in Self.losses {
        try connection.execute("BEGIN")
        try connection.execute(loss.deed)
        let missing = try connection.value(
          of: """
            SELECT string_agg(component || ' ' || state || ' ' || array_to_string(missing, ' '), '; '
              ORDER BY component)
            \(Self.check) WHERE state NOT IN ('ok', 'unknown') AND component <> 'source'
            """)
        #expect(missing == loss.missing, "\(loss.deed.text)")
        try connection.execute("ROLLBACK")
      }
    }
  }
}
