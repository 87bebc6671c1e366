import FoundationEssentials
import PostgresClient
import PostgresSchema
import SystemPackage
import TestSupport
import Testing
import VaultModel

/// The loader under a login that has the loader's role and no other right.
@Suite struct LoaderRoleTests {
  private static let files = Repository.root.appending("Examples/aiml")

  @Test func `a member of the loader's role loads two days, and changes nothing else`() async throws
  {
    try await VaultRig.withAiml { owner in
      let login = try await Self.makeLogin(memberOf: "aiml_loader", owner)
      let loader = VaultRig(url: Self.url(owner.url, as: login), vaultFile: owner.vaultFile)
      for day in ["day1", "day2"] {
        for source in Deliveries.aimlSources {
          let file = Self.files.appending(day).appending(source + ".csv").string
          try await loader.load(source, [file])
        }
      }
      let loads = try await owner.number(
        "SELECT count(*) FROM metadata.load WHERE status = 'loaded'")
      #expect(loads == 22)
      // The second day closed versions: the one column that the role may update.
      #expect(try await VaultContent.brokenIntervals(owner) == [])
      let verified = try await loader.verify()
      #expect(verified.exitCode == 0, "\(verified.output)\(verified.errorOutput)")
      try await Self.expectRefusals(loader)
      try await Self.drop(login, owner)
    }
  }

  private static func expectRefusals(_ loader: VaultRig) async throws {
    let statements: [SQL] = [
      "DELETE FROM auth.tenant_h", "TRUNCATE auth.tenant_h",
      "UPDATE auth.tenant_h SET record_source = 'mine'", "DELETE FROM metadata.load",
      "UPDATE metadata.quarantine SET reason = 'none'",
      "UPDATE metadata.vault SET fingerprint = ''",
      "DROP TABLE auth.tenant_h", "CREATE TABLE auth.mine ()",
    ]
    for statement in statements {
      let error = await #expect(throws: PostgresError.self, "\(statement.text)") {
        try await loader.rows(statement)
      }
      let message = error?.message ?? ""
      #expect(
        message.contains("permission denied") || message.contains("must be owner"),
        "\(statement.text): \(message)")
    }
  }

  private static func makeLogin(memberOf role: String, _ rig: VaultRig) async throws -> String {
    let login = "login_\(UInt64.random(in: .min ... .max))"
    _ = try await rig.rows("CREATE ROLE \(id: login) LOGIN IN ROLE \(id: role)")
    return login
  }

  private static func drop(_ login: String, _ rig: VaultRig) async throws {
    _ = try await rig.rows("DROP ROLE \(id: login)")
  }

  private static func url(_ url: String, as login: String) -> String {
    "postgresql://\(login)" + url.drop { $0 != "@" }
  }
}
