import FoundationEssentials
import PostgresClient
import PostgresSchema
import SystemPackage
import TestSupport
import Testing

/// Every generated schema is the same on every version of the server.
@Suite struct ServerVersionTests {
  /// What the models become, a vault each; the example of the language has every kind of object.
  static let vaults = ["generated-sql", "Examples/language/generated-sql"].flatMap { folder in
    files(under: folder) { $0.hasSuffix("vault.json") }
  }
  /// The reviewed snapshots, which no vault.json goes with.
  static let snapshots = files(under: "Tests/VaultCompilerTests/Golden") { $0.hasSuffix(".sql") }

  @Test(arguments: TestServer.allCases, vaults)
  func `a generated vault is applied, and applied again changes nothing`(
    server: TestServer, vault: String
  ) async throws {
    try server.requireInstalled()
    let path = Repository.root.appending(vault).string
    let catalog = try await withScratchURL(on: server) { url in
      let first = try await Program.vaultc.run(["apply", "--vault", path, "--database", url])
      #expect(first.exitCode == 0, "\(first.errorOutput)")
      #expect(first.output.hasSuffix(" applied\n"))
      let made = try await Self.catalog(of: url)
      let second = try await Program.vaultc.run(["apply", "--vault", path, "--database", url])
      #expect(second.exitCode == 0, "\(second.errorOutput)")
      #expect(second.output.hasSuffix(": up to date\n"))
      #expect(try await Self.catalog(of: url) == made)
      #expect(try await Self.openTables(of: url) == [])
      return made
    }
    let expected = try await withScratchURL { url in
      _ = try await Program.vaultc.run(["apply", "--vault", path, "--database", url])
      return try await Self.catalog(of: url)
    }
    #expect(catalog.count > 20)
    #expect(Set(catalog.filter { !Self.isUnenforced($0) }).symmetricDifference(expected) == [])
  }

  @Test(arguments: TestServer.allCases, snapshots)
  func `a reviewed schema makes the same objects everywhere`(
    server: TestServer, snapshot: String
  ) async throws {
    try server.requireInstalled()
    let script = try String(
      contentsOfFile: Repository.root.appending(snapshot).string, encoding: .utf8)
    let made = try await Self.catalog(on: server, after: script)
    let expected = try await Self.catalog(on: .installed, after: script)
    #expect(made.count > 20)
    #expect(
      made.contains(where: Self.isUnenforced)
        == (server == .version18 && script.contains("NOT ENFORCED")))
    #expect(Set(made.filter { !Self.isUnenforced($0) }).symmetricDifference(expected) == [])
  }

  /// No server before 18 knows a foreign key that is not enforced; there none is made.
  private static func isUnenforced(_ object: String) -> Bool { object.hasSuffix(" NOT ENFORCED") }

  @Test(arguments: [(TestServer.version16, 16), (.version18, 18)])
  func `the server is of the version that it is named for`(
    server: TestServer, major: Int
  ) async throws {
    try server.requireInstalled()
    let version = try await withScratchURL(on: server) { url in
      try await onOwnThread {
        try Connection(to: .url(url), applicationName: "vaultwright tests", names: .database)
          .serverVersion
      }
    }
    #expect(version / 10_000 == major)
  }
}

extension ServerVersionTests {
  private static func files(under folder: String, where isMeant: (String) -> Bool) -> [String] {
    let root = Repository.root.appending(folder).string
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? []
    return names.filter(isMeant).sorted().map { "\(folder)/\($0)" }
  }

  private static func catalog(
    on server: TestServer, after script: String
  ) async throws -> [String] {
    try await withScratchURL(on: server) { url in
      try await onOwnThread {
        let connection = try Connection(
          to: .url(url), applicationName: "vaultwright tests", names: .database)
        try connection.transaction { try connection.execute(SQL(trusted: script)) }
      }
      return try await catalog(of: url)
    }
  }

  /// The tables of which the vault says that they do not keep tenants apart; servers spell the
  /// conditions of policies each in its own way.
  private static func openTables(of url: String) async throws -> [String] {
    try await onOwnThread {
      let connection = try Connection(
        to: .url(url), applicationName: "vaultwright tests", names: .database)
      return try connection.query(
        "SELECT table_name FROM util.validate_tenant_isolation() WHERE state = 'critical'"
      ).texts().compactMap(\.self)
    }
  }

  private static func catalog(of url: String) async throws -> [String] {
    try await onOwnThread {
      let connection = try Connection(
        to: .url(url), applicationName: "vaultwright tests", names: .database)
      return try connection.query(catalogQuery).texts().compactMap(\.self)
    }
  }

  /// What a script has made, a line an object.
  ///
  /// PostgreSQL 18 keeps NOT NULL as constraints, too; it is told of each column here.
  private static let catalogQuery: SQL = """
    WITH made AS (
      SELECT oid, nspname FROM pg_namespace
      WHERE nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'public'))
    SELECT format('relation %s %I.%I', c.relkind, n.nspname, c.relname)
    FROM pg_class c JOIN made n ON n.oid = c.relnamespace
    UNION ALL
    SELECT format('column %I.%I.%I %s %s %s', n.nspname, c.relname, a.attname,
      format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid))
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN made n ON n.oid = c.relnamespace
    LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'v', 'm')
    UNION ALL
    SELECT format('constraint %I %s', k.conname, pg_get_constraintdef(k.oid))
    FROM pg_constraint k JOIN made n ON n.oid = k.connamespace WHERE k.contype <> 'n'
    UNION ALL
    SELECT format('index %s', pg_get_indexdef(i.indexrelid))
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN made n ON n.oid = c.relnamespace
    UNION ALL
    SELECT format('function %I.%I(%s) %s', n.nspname, p.proname,
      pg_get_function_identity_arguments(p.oid), md5(p.prosrc))
    FROM pg_proc p JOIN made n ON n.oid = p.pronamespace
    UNION ALL
    SELECT format('policy %I on %I.%I %s %s', y.polname, n.nspname, c.relname, y.polcmd,
      pg_get_expr(y.polqual, y.polrelid))
    FROM pg_policy y JOIN pg_class c ON c.oid = y.polrelid JOIN made n ON n.oid = c.relnamespace
    ORDER BY 1
    """
}
