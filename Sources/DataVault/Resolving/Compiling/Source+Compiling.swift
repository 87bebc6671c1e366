extension Source {
  func compiled(tenant: Hub) -> CompiledVault.Source {
    CompiledVault.Source(
      name: name, about: explanation, recordSource: recordSource, delivery: delivery,
      columns: columns.map { CompiledVault.SourceColumn(name: $0.name, type: $0.type) },
      keys: compiledKeys(tenant: tenant),
      links: links.map { $0.feed() }.sorted { $0.link < $1.link },
      satellites: satellites.map { $0.feed() }.sorted { $0.satellite < $1.satellite })
  }

  /// The tenant's own key first: all others are derived from it.
  private func compiledKeys(tenant: Hub) -> [CompiledVault.SourceKey] {
    func order(_ key: HubKey) -> (Int, String, String) {
      (key.isTenantKey(tenant) ? 0 : 1, key.hub.name, key.role)
    }
    return keys.sorted { order($0) < order($1) }.map { key in
      CompiledVault.SourceKey(
        hub: key.hub.name, role: key.role,
        parts: key.values.map {
          CompiledVault.KeyInput(column: $0.column?.name, constant: $0.constant)
        },
        whenMissing: isOptional(key) ? .unknown : .quarantine)
    }
  }

  /// Whether a link of this source may lack the key.
  func isOptional(_ key: HubKey) -> Bool {
    links.flatMap(\.participants).contains { $0.isOptional && key.feeds($0) }
  }
}

extension HubKey {
  /// The key that says whose the record is, not one of a tenant in another role.
  func isTenantKey(_ tenant: Hub) -> Bool { hub == tenant && role == tenant.name }

  func feeds(_ participant: Participant) -> Bool {
    hub == participant.hub && role == participant.role
  }
}

extension Link {
  fileprivate func feed() -> CompiledVault.LinkFeed {
    CompiledVault.LinkFeed(link: name, roles: participants.map(\.role))
  }
}

extension Satellite {
  fileprivate func feed() -> CompiledVault.SatelliteFeed {
    CompiledVault.SatelliteFeed(
      satellite: name, role: hubParent?.role, columns: attributes.map(\.column.name))
  }
}
