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

  @Test func `a member of the loader's role loads and closes every kind of object`() async throws {
    try await KindsRig.with { kinds in
      let login = try await Self.makeLogin(memberOf: "kinds_loader", kinds.rig)
      let loader = VaultRig(
        url: Self.url(kinds.rig.url, as: login), vaultFile: kinds.rig.vaultFile)
      let days: [String: [[String]]] = [
        "order_lines": [["K,P,1,"], ["K,P,2,a"]], "prices": [["P,1"], ["P,2"]],
        "customers": [["K,A", "L,A"], ["L,B"]], "phones": [["K,h,1"], ["K,h,2"]],
        "payments": [["K,1,10,x"], ["K,1,11,x"]], "agencies": [["K,L"], ["K,M"]],
        "countries": [["au,A"], ["au,B"]], "tariffs": [["1,a,5"], ["1,a,6"]],
      ]
      for source in KindsVault.sources {
        for (day, records) in (days[source.name] ?? []).enumerated() {
          let file = try kinds.delivery(of: source.name, on: day + 1, records)
          try await loader.load(source.name, [file], KindsRig.date(day + 1))
        }
      }
      #expect(try await kinds.versions("profile", "city") == "A[1,2) A[1,2) B[2,∞)")
      #expect(try await kinds.text("SELECT title FROM ref.country_r") == "B")
      try await Self.drop(login, kinds.rig)
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
