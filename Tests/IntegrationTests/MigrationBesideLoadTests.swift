import FoundationEssentials
import PostgresClient
import PostgresSchema
import SystemPackage
import TestSupport
import Testing

/// A model that changes while a load of it runs.
@Suite struct MigrationBesideLoadTests {
  @Test func `a split during a load loses no version, and the load resumes under the new model`()
    async throws
  {
    try await TemporaryFolder.with(named: "split") { root in
      try await withScratchURL { url in
        let shop = try EvolvingShop(folder: root, url: url)
        try await shop.become(.init("name text", "email text"))
        let old = root.appending("old.json").string
        try FileManager.default.copyItem(
          atPath: root.appending("generated-sql/shop/vault.json").string, toPath: old)
        let file = root.appending("many.csv").string
        let lines = (0..<4_000).map { "north,\($0),Name \($0),\($0)@example.org" }
        try (["shop,id,name,email"] + lines).joined(separator: "\n").write(
          toFile: file, atomically: true, encoding: .utf8)
        try Self.split(root.appending("model/shop/Shop.swift").string)
        let generated = try await Program.vaultc.run(
          ["generate"], environment: ["DATABASE_URL": url], in: root)
        try #require(generated.exitCode == 0, "\(generated.errorOutput)")

        let arguments = ["--source", "customers", "--input", file, "--batch-records", "20"]
        async let load = Program.vaultload.run(
          ["run", "--vault", old] + arguments, environment: ["DATABASE_URL": url], in: root)
        while try await shop.versions() < 200 {}
        let applied = try await Program.vaultc.run(
          ["apply"], environment: ["DATABASE_URL": url], in: root)
        #expect(applied.exitCode == 0, "\(applied.errorOutput)")
        let stopped = try await load
        #expect(stopped.exitCode == 78, "\(stopped.errorOutput)")
        #expect(stopped.errorOutput.contains("was migrated while load"))
        #expect(!stopped.errorOutput.contains("attempt 2"))

        let resumed = try await Program.vaultload.run(
          ["run", "--vault", "generated-sql/shop/vault.json"] + arguments,
          environment: ["DATABASE_URL": url], in: root)
        #expect(resumed.exitCode == 0, "\(resumed.errorOutput)")
        #expect(resumed.errorOutput.contains("going on with load"), "\(resumed.errorOutput)")
        #expect(try await shop.versions() == 4_000)
        let mails = try await shop.text(
          "SELECT count(DISTINCT email)::text FROM business.contact_s WHERE email IS NOT NULL")
        #expect(mails == "4000")
      }
    }
  }

  /// Gives the mail address a satellite of its own.
  private static func split(_ model: String) throws {
    let text = try String(contentsOfFile: model, encoding: .utf8)
    try text.replacing(
      "    row.email\n", with: ""
    ).replacing(
      "Satellite(\"profile\", of: customer) {",
      with: """
        Satellite("contact", of: customer) { row.email }.movedFrom("profile")

            Satellite("profile", of: customer) {
        """
    ).write(toFile: model, atomically: true, encoding: .utf8)
  }

  @Test func `a load resumes after its lock is lost, and stores each version once`() async throws {
    try await TemporaryFolder.with(named: "lock") { root in
      try await withScratchURL { url in
        let shop = try EvolvingShop(folder: root, url: url)
        try await shop.become(.init("name text"))
        let file = root.appending("many.csv").string
        try (["shop,id,name"] + (0..<3_000).map { "north,\($0),Name \($0)" })
          .joined(separator: "\n").write(toFile: file, atomically: true, encoding: .utf8)
        async let load = Program.vaultload.run(
          [
            "run", "--vault", "generated-sql/shop/vault.json", "--source", "customers", "--input",
            file, "--batch-records", "20",
          ], environment: ["DATABASE_URL": url], in: root)
        while try await shop.versions() < 200 {}
        let cut = try await shop.text(
          """
          SELECT count(pg_terminate_backend(pid))::text FROM pg_stat_activity
          WHERE datname = current_database() AND application_name = 'vaultload customers lock'
          """)
        #expect(cut == "1")
        let outcome = try await load
        #expect(outcome.exitCode == 0, "\(outcome.errorOutput)")
        #expect(outcome.errorOutput.contains("attempt 2"), "\(outcome.errorOutput)")
        #expect(try await shop.versions() == 3_000)
      }
    }
  }
}
