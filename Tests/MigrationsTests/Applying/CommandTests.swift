import FoundationEssentials
import Migrations
import PostgresClient
import PostgresSchema
import SystemPackage
import TestSupport
import Testing
import VaultModel

/// The verbs as a user runs them: outputs and exit codes.
@Suite struct CommandTests {
  private func run(
    _ verb: String, _ path: FilePath, _ url: String? = nil, _ more: [String] = []
  ) async throws -> Program.Outcome {
    let database = url.map { ["--database", $0] } ?? []
    return try await Program.vaultc.run([verb, path.string] + database + more)
  }

  @Test func `apply, status and down tell what they did, and change nothing twice`() async throws {
    try await Shop.withFolder([Shop.addColumn]) { path in
      try await withScratchURL { url in
        let before = try await run("status", path, url, ["--exit-code"])
        #expect(before.exitCode == 2)
        #expect(
          before.output == """
            shop: not in this database, wanted is version \(Shop.bb.prefix(12))
              20260301120000  pending  ADDITIVE  makes the vault shop
              20260301120001  pending  ADDITIVE  step 1

            """)
        let applied = try await run("apply", path, url)
        #expect(applied.exitCode == 0)
        #expect(
          applied.output == """
            shop: \(Shop.firstFile) applied
            shop: \(Shop.addColumn.fileName) applied

            """)
        #expect(try await run("apply", path, url).output == "shop: up to date\n")
        let after = try await run("status", path, url, ["--exit-code"])
        #expect(after.exitCode == 0)
        #expect(
          after.output.hasPrefix(
            "shop: version \(Shop.bb.prefix(12)), up to date\n  20260301120000  applied 2"))
        let down = try await run("down", path, url)
        #expect(down.output == "shop: \(Shop.addColumn.fileName) taken back\n")
        let further = try await run("down", path, url)
        #expect(further.exitCode == 1)
        #expect(further.errorOutput.contains("\(Shop.firstFile): has no .down.sql"))
      }
    }
  }

  @Test func `a dry run writes what psql can run, and changes nothing`() async throws {
    try await Shop.withFolder([Shop.addColumn]) { path in
      try await withScratchURL { url in
        let dry = try await run("apply", path, url, ["--dry-run"])
        #expect(dry.exitCode == 0)
        #expect(dry.errorOutput == "shop: 2 migrations to apply\n")
        let version = try await onOwnThread {
          let connection = try Connection(
            to: .url(url), applicationName: "vaultwright tests", names: .database)
          let before = try connection.shopVersion()
          try connection.execute(SQL(trusted: dry.output))
          return [before, try connection.shopVersion()]
        }
        #expect(version == [nil, Shop.bb])
        #expect(try await run("apply", path, url, ["--dry-run"]).output == "")
        let back = try await run("down", path, url, ["--dry-run"])
        #expect(back.output.contains("DROP COLUMN note"))
      }
    }
  }

  @Test func `status as JSON has sorted keys and a state for each migration`() async throws {
    try await Shop.withFolder { path in
      try await withScratchURL { url in
        let status = try await run("status", path, url, ["--format", "json"])
        #expect(
          status.output == """
            {
              "vaults" : [
                {
                  "migrations" : [
                    {
                      "class" : "ADDITIVE",
                      "description" : "makes the vault shop",
                      "state" : "pending",
                      "version" : "20260301120000"
                    }
                  ],
                  "vault" : "shop",
                  "wanted" : "\(Shop.aa)"
                }
              ]
            }

            """)
      }
    }
  }

  @Test func `verify names an edited file and exits with 65, rebase takes it as meant`()
    async throws
  {
    try await Shop.withFolder([Shop.addColumn]) { path in
      #expect(try await run("verify", path).output == "shop: 2 migrations, as written\n")
      try Shop.edit(Shop.addColumn.fileName, in: path) { $0 + "-- And that was that.\n" }
      let verified = try await run("verify", path)
      #expect(verified.exitCode == 65)
      #expect(
        verified.errorOutput.contains(
          "vault.sum:4: \(Shop.addColumn.fileName) was edited after it was written"))
      let rebased = try await run("rebase", path)
      #expect(rebased.exitCode == 0)
      #expect(rebased.output.contains("was edited after it was written"))
      #expect(try await run("rebase", path).output == "\(path): in order\n")
      #expect(try await run("verify", path).exitCode == 0)
    }
  }

  @Test func `a vault.json is applied by the migrations beside it, where they lead to it`()
    async throws
  {
    try await Shop.withFolder([Shop.addColumn]) { path in
      try await withScratchURL { url in
        let file = path.appending("vault.json")
        try Shop.writeVault(as: "cc", to: path)
        let arguments = ["apply", "--vault", file.string, "--database", url]
        let refused = try await Program.vaultc.run(arguments)
        #expect(refused.exitCode == 78)
        #expect(
          refused.errorOutput.contains(
            "vault 'shop': vault.json is version \(Shop.cc.prefix(12)), and the migrations beside it lead to "
              + Shop.bb.prefix(12)))
        try Shop.writeVault(as: "bb", to: path)
        let applied = try await Program.vaultc.run(arguments)
        #expect(applied.output.hasSuffix("shop: \(Shop.addColumn.fileName) applied\n"))
      }
    }
  }

  @Test func `a folder without migrations or vault is no input`() async throws {
    try await TemporaryFolder.with { path in
      for verb in ["apply", "verify", "down", "status"] {
        let outcome = try await run(verb, path, verb == "verify" ? nil : "postgresql:///none")
        #expect(outcome.exitCode == 66, "\(verb): \(outcome.errorOutput)")
      }
    }
  }
}
