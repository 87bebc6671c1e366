import FoundationEssentials
import PostgresSchema
import SystemPackage
import TestSupport
import Testing

/// `vaultc coverage`, as a shell runs it.
@Suite struct CoverageCommandTests {
  private static let model = """
    public import DataVault

    struct Tenants: SourceTable {
      static let name = "crm.tenants"
      let id = Column("id", .int4)
      let name = Column("name", .text)
      let secret = Column("secret", .text)
    }

    let tenant = Hub("tenant") { Key("tenant_id", .int4) }

    let tenants = Source(Tenants.self) { row in
      tenant.key(row.id)
      Satellite("tenant_profile", of: tenant) { row.name }
      Excluded(row.secret, because: "a secret")
    }

    public let vault = Vault("crm", tenant: tenant) {
      tenants
      ExcludedTable("crm.history", because: "upkeep")
    }
    """

  private static let whole = """
    CREATE SCHEMA crm;
    CREATE TABLE crm.tenants (id int, name text, secret text);
    CREATE TABLE crm.history (id int, note text);
    CREATE VIEW crm.names AS SELECT name FROM crm.tenants;
    """

  @Test func `a model that sees to everything ends with 0, in every format`() async throws {
    try await Self.with(Self.whole) { run in
      let text = try await run([])
      #expect(text.exitCode == 0, "\(text.errorOutput)")
      #expect(
        text.output == """
          crm: 2 tables, 5 columns: 2 mapped, 3 excluded, 0 missing (100 %)
            crm.history: excluded: upkeep
            crm.tenants: 3 columns: 2 mapped, 1 excluded
              secret: excluded: a secret

          """)
      let page = try await run(["--format", "markdown", "--columns"])
      #expect(page.output.contains("| `crm.tenants` | 3 | 2 | 1 | 0 | `tenants` |"))
      #expect(
        page.output.contains("| `crm.tenants.name` | text | business.tenant_profile_s.name |"))
      let json = try await run(["--format", "json"])
      #expect(json.exitCode == 0)
      #expect(json.output.contains(#""state" : "excluded""#))
    }
  }

  @Test func `a gap ends with 3 and is named; a partition and a view are none`() async throws {
    let more = """
      CREATE TABLE crm.events (at timestamptz, kind text) PARTITION BY RANGE (at);
      CREATE TABLE crm.events_2026 PARTITION OF crm.events DEFAULT;
      ALTER TABLE crm.tenants ALTER COLUMN id TYPE bigint;
      ALTER TABLE crm.tenants ADD COLUMN size int GENERATED ALWAYS AS (id * 2) STORED;
      """
    try await Self.with(Self.whole + more) { run in
      let outcome = try await run([])
      #expect(outcome.exitCode == 3)
      for line in [
        "  crm.events: MISSING: no source reads it, nor is it excluded; 2 columns",
        "    size: MISSING: the model's table does not have it",
        "integer in the model, bigint in the database",
      ] { #expect(outcome.output.contains(line), "\(outcome.output)") }
      #expect(!outcome.output.contains("events_2026"))
      #expect(!outcome.output.contains("names"))
    }
  }

  @Test func `a database is asked as a script is, and a model by itself`() async throws {
    try await withScratchURL { url in
      try await TemporaryFolder.with(named: "coverage") { folder in
        try Self.write(folder)
        let rig = VaultRig(url: url, vaultFile: folder)
        for statement in Self.whole.split(separator: ";")
        where !statement.allSatisfy(\.isWhitespace) {
          _ = try await rig.rows(SQL(trusted: String(statement)))
        }
        let model = folder.appending("crm").string
        let live = try await Program.vaultc.run(
          ["coverage", model, "--from", url, "--schema", "crm"])
        #expect(live.exitCode == 0, "\(live.output)\(live.errorOutput)")
        let alone = try await Program.vaultc.run(["coverage", model])
        #expect(alone.exitCode == 0)
        #expect(alone.output.contains("3 columns: 2 mapped, 1 excluded"))
        _ = try await rig.rows("DROP TABLE crm.tenants CASCADE")
        let gone = try await Program.vaultc.run(["coverage", model, "--from", url])
        #expect(gone.exitCode == 0)
        #expect(gone.output.contains("crm.tenants: ABSENT"))
        let both = try await Program.vaultc.run(
          ["coverage", model, "--from", url, "--ddl", "x.sql"])
        #expect(both.exitCode == 64)
        let typo = try await Program.vaultc.run(
          ["coverage", model, "--from", url, "--schema", "crn"])
        #expect(typo.exitCode == 66)
        #expect(typo.errorOutput.contains("the source has no tables in a schema 'crn'"))
        for useless in [["--schema", "crm"], ["--scratch", url]] {
          let refused = try await Program.vaultc.run(["coverage", model] + useless)
          #expect(refused.exitCode == 64)
        }
      }
    }
  }
}

extension CoverageCommandTests {
  private static func write(_ folder: FilePath) throws {
    let model = folder.appending("crm")
    try FileManager.default.createDirectory(
      atPath: model.string, withIntermediateDirectories: true)
    try Self.model.write(
      toFile: model.appending("Crm.swift").string, atomically: true, encoding: .utf8)
  }

  /// Gives the body the command over a script, on the tests' own server.
  private static func with(
    _ script: String,
    _ body:
      @escaping @Sendable (
        _ run: @Sendable ([String]) async throws -> Program.Outcome
      ) async throws -> Void
  ) async throws {
    try await withScratchURL { url in
      try await TemporaryFolder.with(named: "coverage") { folder in
        try write(folder)
        let file = folder.appending("crm.sql").string
        try script.write(toFile: file, atomically: true, encoding: .utf8)
        try await body { arguments in
          try await Program.vaultc.run(
            ["coverage", folder.appending("crm").string, "--ddl", file, "--scratch", url]
              + arguments)
        }
      }
    }
  }
}
