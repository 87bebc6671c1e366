import Testing
import VaultModel

@testable import VaultLoader

/// What cannot be loaded in one pass is refused before anything is written.
@Suite struct RoutePlanTests {
  private static func vault(secondKind: SatelliteKind, onSecondHub: Bool) -> CompiledVault {
    let hub = { (name: String) in
      CompiledVault.Hub(
        name: name, table: .init(schema: "business", name: "\(name)_h"), hashKey: "\(name)_hk",
        keyParts: [.init(name: "\(name)_code", type: .text)])
    }
    let satellite = { (name: String, parent: String, kind: SatelliteKind) in
      CompiledVault.Satellite(
        name: name, table: .init(schema: "business", name: "\(name)_s"), parent: .hub(parent),
        parentHashKey: "\(parent)_hk",
        attributes: [.init(ordinal: 1, name: "value", hashName: "value", type: .text)],
        hashDiffFunction: .init(schema: "util", name: "\(name)_hash_diff"), kind: kind,
        members: kind == .multiActive ? ["value"] : [])
    }
    let second = onSecondHub ? "other" : "thing"
    let source = CompiledVault.Source(
      name: "feed", recordSource: "feed", delivery: .delta,
      columns: ["tenant", "thing", "other", "value"].map { .init(name: $0, type: .text) },
      keys: ["tenant", "thing", "other"].map {
        .init(hub: $0, role: $0, parts: [.init(column: $0)], whenMissing: .quarantine)
      }, links: [],
      satellites: [
        .init(satellite: "set", role: "thing", columns: ["value"]),
        .init(satellite: "second", role: second, columns: ["value"]),
      ])
    return CompiledVault(
      name: "v", hashSpec: HashSpec(), tenantHub: "tenant",
      hubs: [hub("tenant"), hub("thing"), hub("other")], links: [],
      satellites: [
        satellite("set", "thing", .multiActive), satellite("second", second, secondKind),
      ], sources: [source])
  }

  @Test(arguments: [SatelliteKind.versions, .multiActive])
  func `a set beside a satellite of another key is refused by name`(kind: SatelliteKind) throws {
    let vault = Self.vault(secondKind: kind, onSecondHub: true)
    let error = #expect(throws: RoutePlanError.self) {
      try RoutePlan(source: vault.sources[0], of: vault)
    }
    #expect(
      error?.description == """
        source "feed" cannot be loaded by this release of vaultload: it feeds satellite "set", \
        which is multi-active, beside second of another key
        """)
  }

  @Test(arguments: [SatelliteKind.versions, .multiActive])
  func `a set beside a satellite of the same key is loaded`(kind: SatelliteKind) throws {
    let vault = Self.vault(secondKind: kind, onSecondHub: false)
    let plan = try RoutePlan(source: vault.sources[0], of: vault)
    #expect(plan.setSlot == 1)
  }

  @Test func `a tenant given for a source of code lists alone is refused`() throws {
    let list = CompiledVault.ReferenceTable(
      name: "country", table: .init(schema: "ref", name: "country_r"),
      keyParts: [.init(name: "code", type: .text)], attributes: [])
    let source = CompiledVault.Source(
      name: "countries", recordSource: "countries", delivery: .snapshot,
      columns: [.init(name: "code", type: .text)], keys: [], links: [], satellites: [],
      references: [.init(reference: "country", parts: [.init(column: "code")], columns: [])])
    var vault = Self.vault(secondKind: .versions, onSecondHub: false)
    vault.references = [list]
    var plan = try RoutePlan(source: source, of: vault)
    #expect(!plan.isTenantHub(0))
    #expect(throws: RoutePlanError.noTenants(source: "countries")) { try plan.limit(to: "acme") }
  }

  @Test func `what says nothing of order may stand beside a set of another key`() throws {
    let vault = Self.vault(secondKind: .recordTracking, onSecondHub: true)
    #expect(try RoutePlan(source: vault.sources[0], of: vault).targets.count == 5)
  }
}
