import VaultModel

extension CompiledVault.Source {
  /// The first thing that the source feeds, or the vault asks for, that loads do not know yet.
  ///
  /// Refused before anything is written: a table that is loaded by half is worse than one that is not.
  func firstUnloadable(in vault: CompiledVault) -> String? {
    let fedHubs = vault.hubs.filter { hub in keys.contains { $0.hub == hub.name } }
    let fedLinks = vault.links.filter { link in links.contains { $0.link == link.name } }
    let fedSatellites = vault.satellites.filter { satellite in
      satellites.contains { $0.satellite == satellite.name }
    }
    return vault.unloadableConvention
      ?? fedHubs.lazy.filter(\.isShared).map { "hub \"\($0.name)\", which all tenants share" }.first
      ?? fedLinks.lazy.compactMap(\.unloadable).first
      ?? fedSatellites.lazy.compactMap(\.unloadable).first
      ?? references.first.map { "reference table \"\($0.reference)\"" }
  }
}

extension CompiledVault {
  fileprivate var unloadableConvention: String? {
    switch (conventions.closing, conventions.openMarker) {
    case (.insertOnly, _): "a vault whose versions are never closed"
    case (.close, .date(let date)): "a vault whose open versions end at \(date)"
    case (.close, .null): nil
    }
  }
}

extension CompiledVault.Link {
  fileprivate var unloadable: String? {
    switch kind {
    case .nonHistorized: return "link \"\(name)\", which is not historised"
    // These say more of their participants than a relation does, and are stored as one.
    case .relation, .hierarchy, .sameAs: break
    }
    if !dependentKeys.isEmpty { return "link \"\(name)\", which has dependent child keys" }
    return drivingKey.isEmpty ? nil : "link \"\(name)\", which has a driving key"
  }
}

extension CompiledVault.Satellite {
  fileprivate var unloadable: String? {
    switch kind {
    case .versions: nil
    case .multiActive: "satellite \"\(name)\", which is multi-active"
    case .effectivity: "satellite \"\(name)\", which is of effectivity"
    case .status: "satellite \"\(name)\", which is of status"
    case .recordTracking: "satellite \"\(name)\", which tracks records"
    case .nonHistorized: "satellite \"\(name)\", which is not historised"
    }
  }
}
