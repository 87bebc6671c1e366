import FoundationEssentials
import PostgresClient
import PostgresSchema
import SystemPackage
import TestSupport
import Testing

/// `vaultc drift` and `vaultc diff` as people and pipelines run them.
@Suite struct DriftCommandTests {
  @Test(arguments: TestServer.allCases)
  func `the vault of aiml has no drift after apply, and what was done by hand is told`(
    server: TestServer
  ) async throws {
    try server.requireInstalled()
    try await withScratchURL(on: server) { url in
      let vault = Repository.aimlVault.string
      let place = ["--vault", vault, "--database", url]
      let applied = try await Program.vaultc.run(["apply"] + place)
      #expect(applied.exitCode == 0, "\(applied.errorOutput)")

      let clean = try await Program.vaultc.run(["drift", "--exit-code"] + place)
      #expect(clean.exitCode == 0, "\(clean.errorOutput)")
      #expect(clean.output == "aiml: no drift\n")
      let same = try await Program.vaultc.run(["diff", vault, url, "--exit-code"])
      #expect(same.exitCode == 0, "\(same.errorOutput)")
      #expect(same.output == "aiml: no difference\n")

      try await Self.execute("ALTER TABLE auth.tenant_h ADD COLUMN color text", url)
      let text = "column auth.tenant_h.color is there, and the model has none"
      let told = try await Program.vaultc.run(["drift"] + place)
      #expect(told.exitCode == 0)
      #expect(told.output == "aiml: 1 difference\n  \(text)\n")
      let failed = try await Program.vaultc.run(["drift", "--exit-code"] + place)
      #expect(failed.exitCode == 2)
      let backwards = try await Program.vaultc.run(["diff", url, vault, "--exit-code"])
      #expect(backwards.exitCode == 2)
      #expect(backwards.output == "aiml: 1 difference\n  column auth.tenant_h.color is gone\n")
    }
  }

  @Test func `as data a difference has its parts`() async throws {
    try await VaultRig.withAiml { rig in
      try await Self.execute("ALTER TABLE auth.tenant_h SET (fillfactor = 50)", rig.url)
      let outcome = try await rig.vaultc(["drift", "--format", "json"])
      let reports = try JSONDecoder().decode([Report].self, from: Data(outcome.output.utf8))
      #expect(
        reports == [
          Report(
            format: 1, vault: "aiml",
            differences: [
              .init(
                state: "altered", kind: "table", schema: "auth", name: "tenant_h", member: "",
                sentences: ["table auth.tenant_h: fill factor is 50, and should be none"],
                traits: [.init(name: "fill factor", before: nil, after: "50")])
            ])
        ])
    }
  }

  @Test func `a database without the vault is a matter of configuration`() async throws {
    try await withScratchURL { url in
      let outcome = try await Program.vaultc.run(
        ["drift", "--vault", Repository.aimlVault.string, "--database", url])
      #expect(outcome.exitCode == 78)
      #expect(outcome.errorOutput.contains("does not hold the vault 'aiml'"))
    }
  }

  @Test func `a role without any right on rows can look`() async throws {
    try await VaultRig.withAiml { rig in
      let role = "onlooker_\(UInt32.random(in: .min ... .max))"
      try await Self.execute(
        """
        CREATE ROLE \(id: role) LOGIN BYPASSRLS;
        GRANT SELECT ON metadata.vault TO \(id: role);
        GRANT USAGE ON SCHEMA metadata TO \(id: role)
        """, rig.url)
      let url = rig.url.replacing(/:\/\/[a-z]+@/) { _ in "://\(role)@" }
      let refused = try await Program.vaultc.run(
        ["drift", "--vault", rig.vaultFile.string, "--database", url])
      #expect(refused.exitCode == 78)
      #expect(refused.errorOutput.contains("GRANT USAGE ON SCHEMA"))
      try await Self.execute(
        "GRANT USAGE ON SCHEMA util, auth, business, infomart, compliance, ai_monitoring "
          + "TO \(id: role)", rig.url)
      let seen = try await Program.vaultc.run(
        ["drift", "--vault", rig.vaultFile.string, "--database", url])
      #expect(seen.exitCode == 0, "\(seen.errorOutput)")
      // The rights that it was given for this are drift themselves, and nothing else is.
      #expect(
        seen.output.split(separator: "\n").dropFirst().allSatisfy { $0.contains(" of \(role) on ") }
      )
      try await Self.execute("DROP OWNED BY \(id: role); DROP ROLE \(id: role)", rig.url)
    }
  }

  private struct Report: Codable, Equatable {
    struct Difference: Codable, Equatable {
      var state, kind, schema, name, member: String
      var sentences: [String]
      var traits: [Trait]
    }

    struct Trait: Codable, Equatable {
      var name: String
      var before, after: String?
    }

    var format: Int
    var vault: String
    var differences: [Difference]
  }

  private static func execute(_ sql: SQL, _ url: String) async throws {
    try await onOwnThread {
      try Connection(to: .url(url), applicationName: "vaultwright tests", names: .database).execute(
        sql)
    }
  }
}
