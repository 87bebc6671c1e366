import FoundationEssentials
import PostgresClient
import PostgresSchema
import SystemPackage
import TestSupport
import Testing
import VaultModel

/// Columns that are not loaded: neither the vault nor its quarantine ever holds what stands in them.
@Suite struct ExclusionTests {
  @Test func `a secret reaches neither vault nor quarantine, from lines or from JSON`() async throws
  {
    let csv = """
      tenant,account,name,password_hash
      t,1,Ann,s3cret-1
      t,2,much longer than ten,s3cret-2
      t,3,"Bob",s3cret-3,too many
      """
    let json = """
      {"tenant": "t", "account": 4, "name": "Cid", "password_hash": "s3cret-4"}
      {"tenant": "t", "account": 5, "name": "much longer than ten", "password_hash": {"v": "s3cret"}}
      {"tenant": "t", "account": 6, "name": "Eve", "password_hash": "s3cret-6"
      """
    try await Self.withAccounts { rig, folder in
      for (name, text) in [("a.csv", csv), ("a.ndjson", json)] {
        let file = folder.appending(name).string
        try (text + "\n").write(toFile: file, atomically: true, encoding: .utf8)
        let format = name.hasSuffix("json") ? ["--input-format", "ndjson"] : []
        let report = try await rig.load("accounts", [file], format)
        #expect(report.records.new == 1)
        #expect(report.records.quarantined == 2)
      }
      #expect(
        try await rig.rows(
          """
          SELECT reason, convert_from(content, 'UTF8') FROM metadata.quarantine
          ORDER BY quarantine_id
          """) == [
            ["too_long", "t,2,much longer than ten,"], ["too_many_columns", ""],
            [
              "too_long",
              #"{"tenant": "t", "account": 5, "name": "much longer than ten", "password_hash": null}"#,
            ],
            ["malformed_json", ""],
          ])
      #expect(try await rig.number(Self.rowsWithSecrets) == 0)
    }
  }

  @Test func `a table is read by whoever may not read its excluded columns`() async throws {
    try await Self.withAccounts { rig, _ in
      _ = try await rig.rows(
        """
        CREATE TABLE public.accounts (
          tenant text, account integer, name text, password_hash text)
        """)
      _ = try await rig.rows("INSERT INTO public.accounts VALUES ('t', 1, 'Ann', 's3cret')")
      _ = try await rig.rows(
        """
        DO $$ BEGIN
          IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'account_reader') THEN
            CREATE ROLE account_reader LOGIN;
          END IF;
        END $$
        """)
      _ = try await rig.rows(
        "GRANT SELECT (tenant, account, name) ON public.accounts TO account_reader")
      let options = "options=-c%20role%3Daccount_reader"
      let separator = rig.url.contains("?") ? "&" : "?"
      let outcome = try await Program.vaultload.run([
        "run", "--vault", rig.vaultFile.string, "--database", rig.url, "--source", "accounts",
        "--from", rig.url + separator + options, "--table", "public.accounts",
      ])
      #expect(outcome.exitCode == 0, "\(outcome.errorOutput)")
      #expect(
        try await rig.rows("SELECT name FROM business.account_s WHERE name <> ''") == [["Ann"]])
      _ = try await rig.rows("DROP OWNED BY account_reader")
    }
  }

  @Test func `the round trip says what is left out, and why`() async throws {
    try await Self.withAccounts { rig, folder in
      let file = folder.appending("a.csv").string
      try "tenant,account,name,password_hash\nt,1,Ann,s3cret\n".write(
        toFile: file, atomically: true, encoding: .utf8)
      try await rig.load("accounts", [file])
      let outcome = try await Program.vaultload.run([
        "verify", "--vault", rig.vaultFile.string, "--database", rig.url, "--delivery", file,
      ])
      #expect(outcome.exitCode == 0, "\(outcome.output)\(outcome.errorOutput)")
      #expect(outcome.output.contains("the model excludes it: a secret"), "\(outcome.output)")
    }
  }
}

extension ExclusionTests {
  /// How many rows of the vault's own tables and the quarantine show a secret.
  private static let rowsWithSecrets: SQL = """
    SELECT sum((xpath('/row/c/text()', query_to_xml(format(
      'SELECT count(*) AS c FROM %I.%I AS t
       WHERE t::text LIKE ''%%s3cret%%'' OR t::text LIKE ''%%%s%%''',
      schemaname, tablename, encode('s3cret', 'hex')), false, true, '')))[1]::text::bigint)
    FROM pg_tables WHERE schemaname IN ('business', 'metadata')
    """

  private static func withAccounts(
    _ body: @escaping @Sendable (VaultRig, FilePath) async throws -> Void
  ) async throws {
    try await TemporaryFolder.with(named: "exclusion") { folder in
      let file = folder.appending("vault.json")
      try vault.write(to: file)
      try await VaultRig.with(file) { try await body($0, folder) }
    }
  }

  private static let vault: CompiledVault = {
    var vault = CompiledVault(
      name: "accounts", hashSpec: HashSpec(), tenantHub: "tenant",
      hubs: [hub("account", .int4), hub("tenant", .text)], links: [],
      satellites: [
        .init(
          name: "account", table: .init(schema: "business", name: "account_s"),
          parent: .hub("account"), parentHashKey: "account_hk",
          attributes: [.init(ordinal: 1, name: "name", hashName: "name", type: .varchar(10))],
          hashDiffFunction: .init(schema: "util", name: "account_hash_diff"))
      ],
      sources: [
        .init(
          name: "accounts", recordSource: "accounts", delivery: .delta,
          columns: [
            .init(name: "account", type: .int4), .init(name: "name", type: .varchar(10)),
            .init(name: "password_hash", type: .text), .init(name: "tenant", type: .text),
          ], excluded: [.init(name: "password_hash", reason: "a secret")],
          keys: [key("tenant"), key("account")], links: [],
          satellites: [.init(satellite: "account", role: "account", columns: ["name"])])
      ])
    vault.fingerprint = "c0ffee"
    return vault
  }()

  private static func hub(_ name: String, _ type: SQLType) -> CompiledVault.Hub {
    .init(
      name: name, table: .init(schema: "business", name: "\(name)_h"), hashKey: "\(name)_hk",
      keyParts: [.init(name: "\(name)_id", type: type)])
  }

  private static func key(_ name: String) -> CompiledVault.SourceKey {
    .init(hub: name, role: name, parts: [.init(column: name)], whenMissing: .quarantine)
  }
}
