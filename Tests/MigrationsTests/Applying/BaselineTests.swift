import FoundationEssentials
import PostgresClient
import PostgresSchema
import SystemPackage
import TestSupport
import Testing
import VaultModel

/// `vaultc baseline` as a user runs it on a database that no register knows.
@Suite struct BaselineTests {
  @Test func `a database that is equal is entered with all migrations, and none of them runs`()
    async throws
  {
    try await Self.withShop(in: "bb", [Shop.addColumn]) { path, url in
      try await Shop.execute(Shop.forgotten, url)
      let taken = try await Self.baseline(path, url, ["--author", "the database's keeper"])
      #expect(taken.exitCode == 0, "\(taken.errorOutput)")
      #expect(
        taken.output == """
          shop: \(Shop.firstFile) entered
          shop: \(Shop.addColumn.fileName) entered
          shop: taken over in version \(Shop.bb.prefix(12))

          """)
      #expect(taken.errorOutput == "")
      let found: SQL = """
        SELECT (SELECT string_agg(author, ' and ') FROM metadata.schema_migrations)
          || ', ' || (SELECT fingerprint FROM metadata.vault) || ', '
          || (SELECT count(*) FROM business.tenant_h) || ' ghost'
        """
      #expect(
        try await Shop.texts(found, url)
          == ["the database's keeper and the database's keeper, \(Shop.bb), 1 ghost"])
      #expect(try await !Shop.hasNote(url))
      let status = try await Program.vaultc.run(
        ["status", path.string, "--database", url, "--exit-code"])
      #expect(status.exitCode == 0, "\(status.output)")
      let applied = try await Program.vaultc.run(["apply", path.string, "--database", url])
      #expect(applied.output == "shop: up to date\n")
      let again = try await Self.baseline(path, url)
      #expect(again.output == "shop: taken over in version \(Shop.bb.prefix(12))\n")
    }
  }

  @Test func `another version is taken over where the tables are equal`() async throws {
    try await Self.withShop(in: "aa") { path, url in
      try await Shop.execute("UPDATE metadata.vault SET fingerprint = 'of other making'", url)
      let refused = try await Program.vaultc.run(["apply", path.string, "--database", url])
      #expect(refused.exitCode == 78)
      #expect(refused.errorOutput.contains("'vaultc baseline' takes the database over"))
      let taken = try await Self.baseline(path, url)
      #expect(taken.exitCode == 0, "\(taken.errorOutput)")
      #expect(try await Shop.texts("SELECT fingerprint FROM metadata.vault", url) == [Shop.aa])
    }
  }

  @Test func `a vault without migrations is taken over by its version alone`() async throws {
    try await Self.withShop(in: "aa") { path, url in
      try FileManager.default.removeItem(atPath: path.appending("migrations").string)
      try FileManager.default.removeItem(atPath: path.appending("vault.sum").string)
      try await Shop.execute(Shop.forgotten, url)
      let taken = try await Self.baseline(path, url)
      #expect(
        taken.output == "shop: taken over in version \(Shop.aa.prefix(12))\n",
        "\(taken.errorOutput)")
      let applied = try await Program.vaultc.run(["apply", path.string, "--database", url])
      #expect(applied.output == "shop: up to date\n")
    }
  }

  @Test func `a database that differs is told of with exit code 2, and nothing is entered`()
    async throws
  {
    try await Self.withShop(in: "aa") { path, url in
      try await Shop.execute(Shop.forgotten, url)
      try await Shop.execute(
        """
        ALTER TABLE business.tenant_h ADD COLUMN note text;
        DROP TABLE metadata.quarantine
        """, url)
      let refused = try await Self.baseline(path, url)
      #expect(refused.exitCode == 2)
      #expect(refused.output == "")
      #expect(
        refused.errorOutput.contains("vault 'shop': the database is not what vault.json says"))
      #expect(refused.errorOutput.contains("shop: 2 differences\n"))
      #expect(
        refused.errorOutput.contains(
          "\n  column business.tenant_h.note is there, and the model has none"))
      #expect(refused.errorOutput.contains("\n  table metadata.quarantine is missing"))
      let counts: SQL = """
        SELECT count(*)::text FROM metadata.vault
        UNION ALL SELECT count(*)::text FROM metadata.schema_migrations
        UNION ALL SELECT count(*)::text FROM business.tenant_h
        """
      #expect(try await Shop.texts(counts, url) == ["0", "0", "0"])
    }
  }

  @Test func `hashes of another making, and another row of migrations, are refused`()
    async throws
  {
    try await Self.withShop(in: "aa") { path, url in
      try await Shop.execute("UPDATE metadata.vault SET hash_algorithm = 'md5'", url)
      let hashed = try await Self.baseline(path, url)
      #expect(hashed.exitCode == 78)
      #expect(
        hashed.errorOutput.contains(
          "the database's hashes are made by vw1 and md5, and those of vault.json by vw1 and sha256"
        ))
      try await Shop.execute(
        """
        UPDATE metadata.vault SET hash_algorithm = 'sha256';
        INSERT INTO metadata.schema_migrations
          (vault_name, version, description, migration_script, checksum, author, rollback_strategy)
        VALUES ('shop', '20250101000000', 'of another branch', '', '', 'somebody', '{}')
        """, url)
      let strange = try await Self.baseline(path, url)
      #expect(strange.exitCode == 78)
      #expect(strange.errorOutput.contains("has had migration 20250101000000"))
    }
  }

  @Test func `an empty database lacks everything, and a folder without vault json says nothing`()
    async throws
  {
    try await Shop.withFolder { path in
      try await withScratchURL { url in
        let undeclared = try await Self.baseline(path, url)
        #expect(undeclared.exitCode == 66)
        #expect(undeclared.errorOutput.contains("\(path) has no vault.json"))
        try Shop.writeVault(as: "aa", to: path)
        let empty = try await Self.baseline(path, url)
        #expect(empty.exitCode == 2)
        #expect(empty.errorOutput.contains("\n  table business.tenant_h is missing"))
        #expect(try await Shop.texts("SELECT to_regnamespace('metadata')::text", url) == [nil])
      }
    }
  }
}

extension BaselineTests {
  /// A folder whose `vault.json` is in the version, and a database that its schema made.
  private static func withShop(
    in version: String, _ steps: [Shop.Step] = [],
    _ body: @escaping @Sendable (FilePath, _ url: String) async throws -> Void
  ) async throws {
    try await Shop.withFolder(steps) { path in
      try Shop.writeVault(as: version, to: path)
      try await withScratchURL { url in
        try await Shop.execute(SQL(trusted: Shop.schema), url)
        try await body(path, url)
      }
    }
  }

  private static func baseline(
    _ path: FilePath, _ url: String, _ more: [String] = []
  ) async throws -> Program.Outcome {
    try await Program.vaultc.run(["baseline", path.string, "--database", url] + more)
  }
}
