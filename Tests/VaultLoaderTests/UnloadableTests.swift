import Testing
import VaultModel

@testable import VaultLoader

/// What loads do not know yet is refused before anything is written.
@Suite struct UnloadableTests {
  static let source = CompiledVault.Source(
    name: "feed", recordSource: "feed", delivery: .delta,
    columns: [.init(name: "tenant", type: .text)],
    keys: [
      .init(
        hub: "tenant", role: "tenant", parts: [.init(column: "tenant")], whenMissing: .quarantine)
    ], links: [.init(link: "l", roles: ["tenant"])],
    satellites: [.init(satellite: "s", role: "tenant", columns: [])])

  static let vault = CompiledVault(
    name: "v", hashSpec: HashSpec(), tenantHub: "tenant",
    hubs: [
      .init(
        name: "tenant", table: .init(schema: "auth", name: "tenant_h"), hashKey: "tenant_hk",
        keyParts: [.init(name: "code", type: .text)])
    ],
    links: [
      .init(
        name: "l", table: .init(schema: "auth", name: "l_l"), hashKey: "l_hk",
        participants: [.init(hub: "tenant", role: "tenant", column: "tenant_hk")])
    ],
    satellites: [
      .init(
        name: "s", table: .init(schema: "auth", name: "s_s"), parent: .hub("tenant"),
        parentHashKey: "tenant_hk", attributes: [],
        hashDiffFunction: .init(schema: "util", name: "s_hash_diff"))
    ], sources: [source])

  struct Case: Sendable, CustomTestStringConvertible {
    var feature: String
    var change: @Sendable (inout CompiledVault) -> Void

    var testDescription: String { feature }
  }

  static let cases = [
    Case(feature: "a vault whose versions are never closed") {
      $0.conventions.closing = .insertOnly
    },
    Case(feature: "a vault whose open versions end at 9999-12-31") {
      $0.conventions.openMarker = .date("9999-12-31")
    },
    Case(feature: "hub \"tenant\", which all tenants share") { $0.hubs[0].isShared = true },
    Case(feature: "link \"l\", which is not historised") { $0.links[0].kind = .nonHistorized },
    Case(feature: "link \"l\", which has dependent child keys") {
      $0.links[0].dependentKeys = [.init(name: "line", type: .int4)]
    },
    Case(feature: "link \"l\", which has a driving key") { $0.links[0].drivingKey = ["tenant"] },
    Case(feature: "satellite \"s\", which is multi-active") {
      $0.satellites[0].kind = .multiActive
    },
    Case(feature: "satellite \"s\", which is of effectivity") {
      $0.satellites[0].kind = .effectivity
    },
    Case(feature: "satellite \"s\", which is of status") { $0.satellites[0].kind = .status },
    Case(feature: "satellite \"s\", which tracks records") {
      $0.satellites[0].kind = .recordTracking
    },
    Case(feature: "satellite \"s\", which is not historised") {
      $0.satellites[0].kind = .nonHistorized
    },
    Case(feature: "reference table \"r\"") {
      $0.sources[0].references = [.init(reference: "r", parts: [], columns: [])]
    },
  ]

  @Test(arguments: cases)
  func `a source that feeds it is refused by name`(unloadable: Case) throws {
    var vault = Self.vault
    _ = try RoutePlan(source: vault.sources[0], of: vault)
    unloadable.change(&vault)
    let error = #expect(throws: RoutePlanError.self) {
      try RoutePlan(source: vault.sources[0], of: vault)
    }
    #expect(
      error?.description == """
        source "feed" cannot be loaded by this release of vaultload: it feeds \(unloadable.feature)
        """)
  }

  @Test func `what another source feeds is no hindrance`() throws {
    var vault = Self.vault
    vault.links.append(vault.links[0])
    vault.links[1].name = "other"
    vault.links[1].kind = .nonHistorized
    _ = try RoutePlan(source: vault.sources[0], of: vault)
  }
}
