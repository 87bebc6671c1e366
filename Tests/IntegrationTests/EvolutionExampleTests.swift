import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

/// The example of a model that grew: its committed migrations, through the programs.
@Suite struct EvolutionExampleTests {
  private static let folder = Repository.root.appending("Examples/evolution/generated-sql/shop")

  @Test(arguments: TestServer.allCases)
  func `all migrations are applied, do what they say, and leave no drift`(
    server: TestServer
  ) async throws {
    try server.requireInstalled()
    try await withScratchURL(on: server) { url in
      let applied = try await Program.vaultc.run(
        ["apply", Self.folder.string, "--validate", "--database", url])
      #expect(applied.exitCode == 0, "\(applied.errorOutput)")
      #expect(applied.output.split(separator: "\n").count == 9)
      let vault = Self.folder.appending("vault.json").string
      let drift = try await Program.vaultc.run(
        ["drift", "--vault", vault, "--database", url, "--exit-code"])
      #expect(drift.exitCode == 0, "\(drift.output)\(drift.errorOutput)")
      let again = try await Program.vaultc.run(["apply", Self.folder.string, "--database", url])
      #expect(again.output == "shop: up to date\n", "\(again)")
    }
  }

  @Test func `a reviewer is told what readers should know, and of nothing worse`() async throws {
    let outcome = try await Program.vaultc.run(["lint", Self.folder.string])
    #expect(outcome.exitCode == 0, "\(outcome.output)")
    #expect(outcome.output.contains("[BC101 rename-column]"))
  }
}
