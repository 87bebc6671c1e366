import PostgresSchema
import VaultModel

@testable import VaultCompiler

/// A hub with satellites of every kind that tells a history, two of which have an attribute of one name.
enum HistoryVault {
  static let conventions: [Conventions] = [
    conventions(.null, .close), conventions(.date("9999-12-31 00:00:00+00"), .close),
    conventions(.null, .insertOnly),
  ]

  static func vault(_ conventions: Conventions) -> CompiledVault {
    var vault = CompiledVault(
      name: "history", hashSpec: HashSpec(), tenantHub: "tenant",
      hubs: [DepotVault.tenant, item, place], links: [stored], satellites: satellites, sources: [],
      conventions: conventions)
    vault.fingerprint = "c0ffee02"
    return vault
  }

  private static func conventions(_ marker: OpenMarker, _ closing: Closing) -> Conventions {
    Conventions(openMarker: marker, closing: closing, roles: Roles(ofVault: "history"))
  }

  private static let item = hub("item")
  private static let place = hub("place")

  private static let stored = CompiledVault.Link(
    name: "stored", table: table("stored_l"), hashKey: "stored_hk",
    participants: [
      .init(hub: "item", role: "item", column: "item_hk"),
      .init(hub: "place", role: "place", column: "place_hk", isOptional: true),
    ], drivingKey: ["item"])

  private static let satellites = [
    satellite("detail", ["title", "colour"]), satellite("label", ["title"]),
    satellite("tags", ["slot", "content"], kind: .multiActive, members: ["slot"]),
    satellite("item_status", [], kind: .status),
    satellite(
      "stored_effectivity", [], kind: .effectivity, of: .link("stored"), key: "stored_hk"),
    satellite("stored_status", [], kind: .status, of: .link("stored"), key: "stored_hk"),
  ]
}

extension HistoryVault {
  private static func table(_ name: String) -> CompiledVault.TableName {
    .init(schema: "business", name: name)
  }

  private static func hub(_ name: String) -> CompiledVault.Hub {
    CompiledVault.Hub(
      name: name, table: table("\(name)_h"), hashKey: "\(name)_hk",
      keyParts: [.init(name: "code", type: .text)])
  }

  private static func satellite(
    _ name: String, _ attributes: [String], kind: SatelliteKind = .versions,
    members: [String] = [], of parent: CompiledVault.Parent = .hub("item"), key: String = "item_hk"
  ) -> CompiledVault.Satellite {
    .init(
      name: name, table: table("\(name)_s"), parent: parent, parentHashKey: key,
      attributes: attributes.enumerated().map { place, attribute in
        .init(ordinal: place + 1, name: attribute, hashName: attribute, type: .text)
      }, hashDiffFunction: .init(schema: "util", name: "\(name)_hash_diff"), kind: kind,
      members: members)
  }
}
