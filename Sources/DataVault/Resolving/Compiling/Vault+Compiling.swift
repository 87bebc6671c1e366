extension Vault {
  /// Spells the vault out; only for a model without errors.
  func compiled(from inventory: Inventory) -> CompiledVault {
    CompiledVault(
      name: name,
      about: explanation,
      hashSpec: HashSpec(algorithm: hash),
      tenantHub: tenant.name,
      hubs: inventory.hubs.map { $0.compiled(tenant: tenant) },
      links: inventory.links.map { $0.compiled(tenant: tenant) },
      satellites: inventory.satellites.map { $0.compiled(tenant: tenant) },
      sources: inventory.sources.map { $0.compiled(tenant: tenant) })
  }
}

extension Hub {
  fileprivate func compiled(tenant: Hub) -> CompiledVault.Hub {
    CompiledVault.Hub(
      name: name, about: explanation, table: tableName, hashKey: hashKey(tenant: tenant),
      joinedKey: joinedKey,
      keyParts: keys.map {
        CompiledVault.KeyPart(
          name: $0.name, type: $0.type, normalization: $0.normalization, presence: $0.presence)
      })
  }
}

extension Link {
  fileprivate func compiled(tenant: Hub) -> CompiledVault.Link {
    CompiledVault.Link(
      name: name, about: explanation, table: tableName, hashKey: hashKey,
      participants: participants.map {
        CompiledVault.Participant(
          hub: $0.hub.name, role: $0.role, column: $0.column(tenant: tenant),
          isOptional: $0.isOptional)
      })
  }
}

extension Satellite {
  fileprivate func compiled(tenant: Hub) -> CompiledVault.Satellite {
    CompiledVault.Satellite(
      name: name, about: explanation, table: tableName, parent: compiledParent,
      parentHashKey: parentHashKey(tenant: tenant),
      attributes: zip(1..., attributes).map { $1.compiled(ordinal: $0) },
      hashDiffFunction: hashDiffFunction)
  }

  private var compiledParent: CompiledVault.Parent {
    switch parent {
    case .hub(let participant): .hub(participant.hub.name)
    case .link(let link): .link(link.name)
    }
  }
}

extension Attribute {
  fileprivate func compiled(ordinal: Int) -> CompiledVault.Attribute {
    CompiledVault.Attribute(
      ordinal: ordinal, name: name, hashName: name, type: column.type, about: explanation,
      isHashed: isHashed, sensitivity: sensitivity)
  }
}
