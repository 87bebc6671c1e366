import VaultHash
import VaultModel

extension RoutePlan {
  /// How the tenant of a record is found that does not name one.
  struct LookUp: Sendable {
    /// A hub, and where a record has its key.
    struct Key: Sendable {
      var hub: CompiledVault.Hub
      var parts: [Part]
    }

    /// Asked for in this order.
    var keys: [Key]
    /// Canonical keys of tenants that stand for an unknown one: they count only where no other tenant
    /// has the key.
    var standIns: [[UInt8]]
    /// Their hash keys.
    var standInHashKeys: [[UInt8]]
  }

  /// Works out how tenants are looked up, where they are.
  ///
  /// - Throws: `RoutePlanError` where `vault.json` contradicts itself.
  mutating func addLookUp() throws(RoutePlanError) {
    for input in source.derived {
      guard case .lookedUpTenant(let sought, let systemTenant) = input.derivation else { continue }
      var keys: [LookUp.Key] = []
      for key in sought { keys.append(try lookUpKey(of: key)) }
      let part = self.keys[tenantKey].parts[0]
      // A key that is no value of the type is no tenant's.
      let system = try? canonical(systemTenant, as: part.definition)
      let standIns = Set([system, part.constant].compactMap { $0 })
        .compactMap { part.definition.normalized($0) }
      var hashKeys: [[UInt8]] = []
      for key in standIns { hashKeys.append(try tenantHashKey(of: key, as: part.form)) }
      lookUp = LookUp(keys: keys, standIns: standIns, standInHashKeys: hashKeys)
    }
  }

  private func lookUpKey(of key: CompiledVault.LookedUpKey) throws(RoutePlanError) -> LookUp.Key {
    guard let hub = vault.hubs.first(where: { $0.name == key.hub }) else {
      throw .undefined(kind: "hub", name: key.hub, source: source.name)
    }
    guard hub.keyParts.count == key.parts.count else {
      throw .partCount(hub: hub.name, source: source.name)
    }
    return LookUp.Key(hub: hub, parts: try parts(of: hub.keyParts, from: key.parts))
  }

  /// Whether a record of no known tenant belongs to one all the same.
  var hasTenantForUnknown: Bool { keys[tenantKey].parts[0].constant != nil }
}
