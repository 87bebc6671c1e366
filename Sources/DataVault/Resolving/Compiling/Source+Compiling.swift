extension Source {
  func compiled(_ names: Names, systemTenant: String) -> CompiledVault.Source {
    CompiledVault.Source(
      name: name, about: explanation, table: table, recordSource: recordSource,
      delivery: delivery,
      columns: columns.map {
        CompiledVault.SourceColumn(
          name: $0.name, type: $0.type, conversion: reading(\.conversion, of: $0),
          absentValue: reading(\.absentValue, of: $0))
      }
      .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) },
      derived: derivedColumns.compactMap { $0.compiled(in: self, systemTenant: systemTenant) },
      excluded: compiledExclusions,
      keys: compiledKeys(names),
      links: links.map { $0.feed(in: compiledScope(of: .link($0))) }.sorted { $0.link < $1.link },
      satellites: compiledSatellites.sorted { $0.satellite < $1.satellite },
      references: references.map { $0.feed(in: compiledScope(of: .reference($0))) }
        .sorted { $0.reference < $1.reference }, rules: compiledRules)
  }

  private var compiledRules: CompiledVault.DeliveryRules {
    var compiled = CompiledVault.DeliveryRules()
    for rule in rules {
      switch rule {
      case .loadDate(let date): compiled.loadDateColumn = date.column.name
      case .ordered(let order): compiled.orderColumn = order.column.name
      case .deleted(let deleted):
        compiled.deletion = CompiledVault.DeletionMark(
          column: deleted.column.name, values: deleted.mark.values)
      case .absences(let absences): compiled.absentShareLimit = absences.share
      }
    }
    return compiled
  }

  private var compiledExclusions: [CompiledVault.ExcludedColumn] {
    exclusions.flatMap { excluded in
      excluded.columns.map {
        CompiledVault.ExcludedColumn(name: $0.name, reason: excluded.reason)
      }
    }.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// The effectivity satellite of a link is fed where the link is.
  private var compiledSatellites: [CompiledVault.SatelliteFeed] {
    satellites.map { $0.feed(in: compiledScope(of: .satellite($0))) }
      + links.compactMap { link in
        link.effectivity?.feed(in: compiledScope(of: .link(link)))
      }
  }

  /// Nil is every record once.
  private func compiledScope(of element: SourceElement) -> CompiledVault.FeedScope? {
    let scope = scope(of: element)
    return scope == .everyRecord ? nil : scope
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
        whenMissing: isOptional(key) ? .unknown : .quarantine,
        scope: compiledScope(of: .key(key)))
    }
  }

  /// Whether a link of this source may lack the key.
  func isOptional(_ key: HubKey) -> Bool {
    links.flatMap(\.participants).contains { $0.isOptional && key.feeds($0) }
  }
}

extension Deleted.Mark {
  /// Nil where any value says "deleted".
  fileprivate var values: [String]? {
    switch self {
    case .isTrue: ["true"]
    case .isPresent: nil
    case .isOneOf(let values): values
    }
  }
}

extension HubKey {
  func feeds(_ participant: Participant) -> Bool {
    hub == participant.hub && role == participant.role
  }
}

extension Link {
  fileprivate func feed(in scope: CompiledVault.FeedScope?) -> CompiledVault.LinkFeed {
    CompiledVault.LinkFeed(
      link: name, roles: participants.map(\.role),
      dependentKeys: dependentKeys.map(\.column.name), columns: payload.map(\.column.name),
      scope: scope)
  }
}

extension Reference {
  fileprivate func feed(in scope: CompiledVault.FeedScope?) -> CompiledVault.ReferenceFeed {
    CompiledVault.ReferenceFeed(
      reference: name, parts: keys.map { CompiledVault.KeyInput(column: $0.column.name) },
      columns: attributes.map(\.column.name), scope: scope)
  }
}

extension Satellite {
  fileprivate func feed(in scope: CompiledVault.FeedScope?) -> CompiledVault.SatelliteFeed {
    CompiledVault.SatelliteFeed(
      satellite: name, role: hubParent?.role, columns: attributes.map(\.column.name), scope: scope)
  }
}

extension Column {
  /// The input that stands for it in a source's feeds; nil for a column of the source itself.
  fileprivate func compiled(
    in source: Source, systemTenant: String
  ) -> CompiledVault.DerivedInput? {
    derivation.map { derivation in
      let complete: InputDerivation =
        switch derivation {
        case .rowHash(columns: []): .rowHash(columns: source.namesToKeep)
        case .lookedUpTenant(let keys, _): .lookedUpTenant(of: keys, systemTenant: systemTenant)
        case .constant, .combined, .rowHash, .element, .position: derivation
        }
      return CompiledVault.DerivedInput(name: name, type: type, derivation: complete)
    }
  }
}

extension Source {
  /// All columns but those that must not be kept.
  fileprivate var namesToKeep: [String] {
    let excluded = exclusions.flatMap(\.columns).map(\.name)
    return columns.map(\.name).filter { !excluded.contains($0) }
  }
}
