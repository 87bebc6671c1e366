import FoundationEssentials
import PostgresClient
import PostgresSchema
import SystemPackage
import TestSupport
import Testing

/// `vaultc diff` with a folder of migrations as a side, which a scratch database comes to hold.
@Suite struct ReplayTests {
  private static let noteIsThere = "shop: 1 difference\n  column business.tenant_h.note is new\n"
  private static let noteIsGone = "shop: 1 difference\n  column business.tenant_h.note is gone\n"

  @Test(arguments: TestServer.allCases)
  func `migrations come to what the vault says, and leave nothing on the server`(
    server: TestServer
  ) async throws {
    try server.requireInstalled()
    try await Shop.withFolder { path in
      try Shop.writeVault(as: "aa", to: path)
      try await Self.withServer(server) { url in
        let same = try await Self.diff([path.string, "\(path)/vault.json"], on: url)
        #expect(same.exitCode == 0, "\(same.errorOutput)")
        #expect(same.output == "shop: no difference\n")
        try Shop.addColumn.write(to: path)
        let gone = try await Self.diff([path.string, "\(path)/vault.json"], on: url)
        #expect(gone.exitCode == 2, "\(gone.errorOutput)")
        #expect(gone.output == Self.noteIsGone)
        let new = try await Self.diff(["\(path)/vault.json", path.string], on: url)
        #expect(new.output == Self.noteIsThere)
        #expect(try await Self.leftBehind(on: url) == ["0"])
      }
    }
  }

  @Test func `migrations are compared with a database, and with other migrations`() async throws {
    try await Shop.withFolder([Shop.addColumn]) { path in
      try await Self.withServer { url in
        try await Shop.execute(SQL(trusted: Shop.schema), url)
        let missing = try await Self.diff([url, path.string], on: url)
        #expect(missing.exitCode == 2, "\(missing.errorOutput)")
        #expect(missing.output.hasSuffix("  column business.tenant_h.note is new\n"))
        try await Shop.execute("ALTER TABLE business.tenant_h ADD COLUMN note text", url)
        #expect(try await Self.diff([path.string, url], on: url).exitCode == 0)
        try await Shop.withFolder { former in
          let step = try await Self.diff([former.string, path.string], on: url)
          #expect(step.output.hasSuffix("  column business.tenant_h.note is new\n"))
        }
        #expect(try await Self.leftBehind(on: url) == ["0"])
      }
    }
  }

  @Test func `a migration that fails is named, and leaves nothing on the server`() async throws {
    var failing = Shop.addColumn
    failing.up += "\nSELECT 1 / 0;"
    try await Shop.withFolder([failing]) { path in
      try Shop.writeVault(as: "bb", to: path)
      try await Self.withServer { url in
        let outcome = try await Self.diff([path.string, "\(path)/vault.json"], on: url)
        #expect(outcome.exitCode == 1)
        #expect(outcome.errorOutput.contains("\(Shop.addColumn.fileName):"))
        #expect(outcome.errorOutput.contains("division by zero"))
        #expect(try await Self.leftBehind(on: url) == ["0"])
      }
    }
  }

  @Test func `without a named server the private one is started and used`() async throws {
    let folder = try await WatchedFolder.make()
    try await Shop.withFolder { path in
      try Shop.writeVault(as: "aa", to: path)
      let outcome = try await Program.vaultc.run(
        ["diff", path.string, "\(path)/vault.json", "--exit-code"],
        environment: ["DATABASE_URL": "postgresql://nobody@nowhere.invalid/none"], in: folder)
      #expect(outcome.exitCode == 0, "\(outcome.errorOutput)")
      #expect(outcome.output == "shop: no difference\n")
    }
  }

  @Test func `a folder without migrations is no side, and no server is asked`() async throws {
    try await TemporaryFolder.with { path in
      let outcome = try await Program.vaultc.run(
        ["diff", "migrations", "postgresql://nobody@nowhere.invalid/none"], in: path)
      #expect(outcome.exitCode == 66)
      #expect(outcome.errorOutput.contains("generated-sql has no migrations"))
    }
  }
}

extension ReplayTests {
  private static func diff(
    _ sides: [String], on server: String
  ) async throws -> Program.Outcome {
    try await Program.vaultc.run(["diff"] + sides + ["--scratch", server, "--exit-code"])
  }

  /// Gives the body the address of a database, by a role that no other test has.
  private static func withServer(
    _ server: TestServer = .installed,
    _ body: @escaping @Sendable (_ url: String) async throws -> Void
  ) async throws {
    try await withScratchURL(on: server) { url in
      let role = "replaying_\(UInt32.random(in: .min ... .max))"
      try await Shop.execute("CREATE ROLE \(id: role) LOGIN SUPERUSER", url)
      try await body(url.replacing(/:\/\/[a-z]+@/) { _ in "://\(role)@" })
      try await Shop.execute(
        """
        REASSIGN OWNED BY \(id: role) TO CURRENT_USER;
        DROP OWNED BY \(id: role);
        DROP ROLE \(id: role)
        """, url)
    }
  }

  /// How many databases the role has made that are still there.
  private static func leftBehind(on server: String) async throws -> [String?] {
    try await Shop.texts(
      """
      SELECT count(*)::text FROM pg_database
      WHERE datdba = (SELECT oid FROM pg_roles WHERE rolname = current_user)
      """, server)
  }
}
