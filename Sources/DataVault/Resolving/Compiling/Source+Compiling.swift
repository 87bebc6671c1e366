extension Source {
  func compiled(_ names: Names) -> CompiledVault.Source {
    CompiledVault.Source(
      name: name, about: explanation, recordSource: recordSource, delivery: delivery,
      columns: columns.map { CompiledVault.SourceColumn(name: $0.name, type: $0.type) }
        .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) },
      keys: compiledKeys(names),
      links: links.map { $0.feed() }.sorted { $0.link < $1.link },
      satellites: (satellites + links.compactMap(\.effectivity)).map { $0.feed() }
        .sorted { $0.satellite < $1.satellite },
      references: references.map { $0.feed() }.sorted { $0.reference < $1.reference })
  }

  /// The tenant's own key first: all others are derived from it.
  private func compiledKeys(_ names: Names) -> [CompiledVault.SourceKey] {
    func order(_ key: HubKey) -> (Int, String, String) {
      (names.isTenantKey(key) ? 0 : 1, key.hub.name, key.role)
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
  func feeds(_ participant: Participant) -> Bool {
    hub == participant.hub && role == participant.role
  }
}

extension Link {
  fileprivate func feed() -> CompiledVault.LinkFeed {
    CompiledVault.LinkFeed(
      link: name, roles: participants.map(\.role),
      dependentKeys: dependentKeys.map(\.column.name), columns: payload.map(\.column.name))
  }
}

extension Reference {
  fileprivate func feed() -> CompiledVault.ReferenceFeed {
    CompiledVault.ReferenceFeed(
      reference: name, parts: keys.map { CompiledVault.KeyInput(column: $0.column.name) },
      columns: attributes.map(\.column.name))
  }
}

extension Satellite {
  fileprivate func feed() -> CompiledVault.SatelliteFeed {
    CompiledVault.SatelliteFeed(
      satellite: name, role: hubParent?.role, columns: attributes.map(\.column.name))
  }
}
