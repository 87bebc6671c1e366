import Migrations
import PostgresClient
import PostgresSchema
import SchemaDiff
import SystemPackage
import TestSupport
import Testing
import VaultCompiler
import VaultModel

/// A dump spells what it holds as the server does, and another owner restores it.
@Suite struct DumpTests {
  @Test(
    arguments: [
      (TestServer.installed, TestServer.installed), (.version16, .version16),
      (.version18, .version18), (.installed, .version16), (.installed, .version18),
    ], [DepotVault.vault, EveryKindVault.withFarDate])
  func `a database that was dumped and restored is what its model says`(
    servers: (from: TestServer, to: TestServer), vault: CompiledVault
  ) async throws {
    try servers.from.requireInstalled()
    try servers.to.requireInstalled()
    let schema = lower(vault)
    // An older program dumps what a newer minor release of its server keeps for itself, as
    // `pg_attver` in the options of columns, and an older psql does not know a newer dump's commands.
    let folder = try await Self.programs(of: servers.from)
    let dump = try await withScratchURL(on: servers.from) { url in
      try await Self.connected(to: url) { connection in
        try connection.transaction { try connection.execute(schema.sql) }
      }
      return try await Helper.run(folder.appending("pg_dump"), ["--no-owner", "-d", url]).output
    }
    #expect(dump.contains("CREATE POLICY"))
    try await withScratchURL(on: servers.to) { url in
      try await Self.connected(to: url) { connection in
        for case .roles(let roles) in schema.objects { try connection.execute(roles.sql) }
      }
      _ = try await Helper.run(
        folder.appending("psql"), ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", url], input: dump)
      try await Self.connected(to: url) { connection in
        let changes = try drift(
          of: Catalog(of: schema).made(on: servers.from), in: connection)
        #expect(changes.flatMap { $0.sentences(in: .drift) } == [])
      }
    }
  }

  @Test func `equal schemas that are written otherwise are equal`() async throws {
    try await withScratchDatabase { connection, _ in
      try connection.execute(
        """
        CREATE SCHEMA s;
        CREATE TABLE s.t (a int4 NOT NULL DEFAULT '7', b varchar (5), c timestamptz, d numeric(5),
          CHECK ((a) > 0 AND b IN ('x', 'y')));
        CREATE VIEW s.v WITH (security_barrier) AS SELECT t.b, t.a AS "a" FROM s.t AS t WHERE NOT (t.a < 3 OR t.b ISNULL);
        """)
      let changes = try drift(of: Self.expected, in: connection)
      #expect(changes.flatMap { $0.sentences(in: .drift) } == [])
      try connection.execute(
        "CREATE OR REPLACE VIEW s.v WITH (security_barrier) AS SELECT b, a FROM s.t WHERE a >= 3")
      let found = try drift(of: Self.expected, in: connection)
      #expect(
        found.flatMap { $0.sentences(in: .drift) } == ["view s.v: query differs from line 3"])
    }
  }
}

extension DumpTests {
  private static let expected: Catalog = {
    let name = QualifiedName(schema: "s", name: "t")
    let table = Table(
      name,
      columns: [
        Column("a", .integer, .notNull, filling: .byDefault("7")), Column("b", .varchar(5)),
        Column("c", .timestamptz, filling: .byDefault("NULL")),
        Column("d", DataType("decimal (5, 0)")),
      ],
      checks: [Check("t_check", "a > 0 AND \"b\" IN ('x', 'y')")])
    let view = View(
      QualifiedName(schema: "s", name: "v"), rights: .ofOwner,
      query: "SELECT \"b\", \"a\" FROM \"s\".\"t\" AS t WHERE NOT (a < 3 OR b IS NULL)")
    return Catalog(
      of: Schema(sections: [
        Section(
          "", objects: [.namespace(Namespace("s", ownership: .own)), .table(table), .view(view)])
      ]))
  }()

  private static func connected(
    to url: String, _ body: @escaping @Sendable (Connection) throws -> Void
  ) async throws {
    try await onOwnThread {
      try body(Connection(to: .url(url), applicationName: "vaultwright tests", names: .database))
    }
  }

  private static func programs(of server: TestServer) async throws -> FilePath {
    let psql = try await TestCluster.shared.running(on: server).psqlCommand()
    return FilePath(psql.first ?? "").removingLastComponent()
  }
}

extension Catalog {
  /// Without the foreign keys that a server before version 18 never had, and so did not dump.
  fileprivate func made(on server: TestServer) -> Catalog {
    guard server != .version18 else { return self }
    var catalog = self
    for entry in entries.values {
      if case .foreignKey(_, _, AddedForeignKey.Watch.none) = entry.object {
        catalog.remove(entry.object.identity)
      }
    }
    return catalog
  }
}
