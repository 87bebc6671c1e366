extension Vault {
  /// Spells the vault out; only for a model without errors.
  func compiled(from inventory: Inventory) -> CompiledVault {
    let names = names
    let tables = footprints(of: inventory)
    return CompiledVault(
      name: name, about: explanation,
      hashSpec: HashSpec(id: conventions.rules, algorithm: conventions.hash),
      tenantHub: tenant.name,
      hubs: inventory.hubs.map { $0.compiled(names) },
      links: inventory.links.map { $0.compiled(names, under: conventions.rules) },
      satellites: inventory.satellites.map { $0.compiled(names, under: conventions.rules) },
      sources: inventory.sources.map { $0.compiled(names, systemTenant: systemTenantKey) },
      conventions: compiledConventions(inventory),
      references: inventory.references.map { $0.compiled(names, under: conventions.rules) },
      calendars: inventory.calendars.map { $0.compiled(names) },
      pointInTimes: inventory.pointInTimes.map { $0.compiled(names, inventory) },
      bridges: inventory.bridges.map { $0.compiled(names, inventory) },
      marts: inventory.marts.map { $0.compiled(names) },
      qualityRules: inventory.qualityRules.compactMap { $0.compiled(among: tables) },
      monitors: inventory.monitors.map { $0.compiled(names) },
      farewells: farewells.map(\.farewell),
      excluded: excludedTables.map {
        CompiledVault.ExcludedTable(name: $0.name, reason: $0.reason)
      }.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) })
  }

  private func compiledConventions(_ inventory: Inventory) -> Conventions {
    Conventions(
      openMarker: conventions.openMarker, closing: conventions.closing,
      foreignKeys: conventions.foreignKeys, roles: conventions.roles ?? Roles(ofVault: name),
      systemTenant: inventory.hubs.contains(where: \.isShared) ? systemTenantKey : nil)
  }

  /// The key of the tenant that shared hubs belong to.
  var systemTenantKey: String {
    let standsFor: String =
      switch tenant.keys.first?.type {
      case .uuid: "00000000-0000-0000-0000-000000000000"
      default: "SYSTEM"
      }
    return systemTenant ?? standsFor
  }
}

extension Hub {
  func compiled(_ names: Names) -> CompiledVault.Hub {
    CompiledVault.Hub(
      name: name, about: explanation, table: names.table(of: self),
      hashKey: names.hashKey(of: self),
      joinedKey: names.joinedKey(of: self),
      keyParts: keys.map {
        CompiledVault.KeyPart(
          name: $0.name, type: $0.type, normalization: $0.normalization, presence: $0.presence,
          sensitivity: $0.sensitivity)
      }, isShared: isShared, traits: traits.table)
  }
}

extension Link {
  func compiled(_ names: Names, under rules: HashRules) -> CompiledVault.Link {
    CompiledVault.Link(
      name: name, about: explanation, table: names.table(of: self),
      hashKey: names.hashKey(of: self),
      participants: participants.map {
        CompiledVault.Participant(
          hub: $0.hub.name, role: $0.role, column: names.column(of: $0), isOptional: $0.isOptional)
      }, kind: kind,
      dependentKeys: dependentKeys.map {
        CompiledVault.KeyPart(
          name: $0.name, type: $0.column.type, sensitivity: $0.sensitivity)
      }, attributes: payload.compiled(under: rules),
      hashDiffFunction: payload.isEmpty ? nil : names.hashDiffFunction(of: name),
      drivingKey: drivingKey.map(\.role), traits: traits.table)
  }
}

extension Satellite {
  func compiled(_ names: Names, under rules: HashRules) -> CompiledVault.Satellite {
    CompiledVault.Satellite(
      name: name, about: explanation, table: names.table(of: self), parent: compiledParent,
      parentHashKey: names.parentHashKey(of: self), attributes: attributes.compiled(under: rules),
      hashDiffFunction: names.hashDiffFunction(of: name), kind: kind, members: memberNames,
      traits: traits.table, origins: origins)
  }

  /// The attributes that the members are told apart by, under the names that the satellite gives.
  private var memberNames: [String] {
    members.compactMap { member in attributes.first { $0.column == member.column }?.name }
  }

  private var compiledParent: CompiledVault.Parent {
    switch parent {
    case .hub(let participant): .hub(participant.hub.name)
    case .link(let link): .link(link.name)
    }
  }
}

extension Reference {
  func compiled(_ names: Names, under rules: HashRules) -> CompiledVault.ReferenceTable {
    CompiledVault.ReferenceTable(
      name: name, about: explanation, table: names.table(of: self),
      keyParts: keys.map {
        CompiledVault.KeyPart(
          name: $0.name, type: $0.column.type,
          normalization: $0.column.type.isText ? normalization : [], sensitivity: $0.sensitivity)
      }, attributes: attributes.compiled(under: rules),
      history: hasHistory
        ? CompiledVault.ReferenceHistory(
          table: names.historyTable(of: self), hashDiffFunction: names.hashDiffFunction(of: name))
        : nil, traits: traits.table)
  }
}

extension [Attribute] {
  fileprivate func compiled(under rules: HashRules) -> [CompiledVault.Attribute] {
    zip(1..., self).map { ordinal, attribute in
      CompiledVault.Attribute(
        ordinal: ordinal, name: attribute.name,
        hashName: attribute.formerName ?? attribute.name, type: attribute.column.type,
        about: attribute.explanation, isHashed: attribute.isHashed,
        sensitivity: attribute.sensitivity, masking: attribute.masking,
        jsonHashing: JSONHashing(of: attribute.column.type, under: rules))
    }
  }
}
