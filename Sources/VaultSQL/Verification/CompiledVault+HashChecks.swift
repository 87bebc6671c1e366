import PostgresSchema
package import VaultModel

/// The checks of all hashes that a vault stores: of hubs, links, satellites and reference tables,
/// each in order of names.
package func hashChecks(of vault: CompiledVault) -> [HashCheck] {
  let links = vault.links.sorted { $0.name.precedesByBytes($1.name) }
  return vault.hubs.sorted { $0.name.precedesByBytes($1.name) }.flatMap(\.hashChecks)
    + links.map { $0.hashCheck(in: vault) } + links.compactMap { $0.payloadCheck(in: vault) }
    + vault.satellites.sorted { $0.name.precedesByBytes($1.name) }
    .compactMap { $0.hashCheck(in: vault) }
    + vault.references.sorted { $0.name.precedesByBytes($1.name) }
    .compactMap { $0.hashCheck(in: vault) }
}

extension CompiledVault.Hub {
  fileprivate var hashChecks: [HashCheck] {
    let key = HashCheck(
      QualifiedName(table), column: hashKey, keyColumns: [hashKey], recomputed: recomputedKey,
      filter: notGhost)
    let joined = joinedKey.map { column in
      HashCheck(
        QualifiedName(table), column: column, keyColumns: [hashKey], recomputed: businessKey,
        filter: notGhost)
    }
    return [key] + (joined.map { [$0] } ?? [])
  }

  /// The ghost's key is not made from a business key.
  private var notGhost: SQL { "stored.\(id: hashKey) <> \(UtilityName.zeroKey)()" }

  private var recomputedKey: SQL {
    if hashKey == StandardColumn.tenantKey {
      return "\(UtilityName.hashBinary)(\(businessKey))"
    }
    return "\(UtilityName.tenantDerivedKey)(stored.\(id: StandardColumn.tenantKey), \(businessKey))"
  }

  private var businessKey: SQL {
    "\(UtilityName.businessKey)(\(canonicalParts(of: "stored").joined()))"
  }

  fileprivate func canonicalParts(of row: SQL) -> [SQL] {
    keyParts.map { "\(UtilityName.canonicalText)(\(row).\(id: $0.name))" }
  }
}

extension CompiledVault.Link {
  /// Goes by the hub rows: the link's own hash keys of participants could be as wrong as its own.
  ///
  /// The zero key meets the ghost row, whose parts are NULL, as the key of a link wants.
  fileprivate func hashCheck(in vault: CompiledVault) -> HashCheck {
    var joins: [SQL] = []
    var parts: [SQL] = []
    for (place, participant) in participants.enumerated() {
      guard let hub = vault.hubs.first(where: { $0.name == participant.hub }) else {
        preconditionFailure("link '\(name)' joins hub '\(participant.hub)', which is not compiled")
      }
      let row: SQL = "participant\(place + 1)"
      joins.append(
        """
        LEFT JOIN \(QualifiedName(hub.table)) AS \(row)
          ON \(row).\(id: hub.hashKey) = stored.\(id: participant.column)
        """)
      parts += hub.canonicalParts(of: row)
    }
    parts += dependentKeys.map { part in
      "\(UtilityName.canonicalText)(stored.\(id: part.name))"
    }
    return HashCheck(
      QualifiedName(table), column: hashKey, keyColumns: [hashKey],
      recomputed: """
        \(UtilityName.tenantDerivedKey)(stored.\(id: StandardColumn.tenantKey), \
        \(UtilityName.businessKey)(VARIADIC ARRAY[\(parts.joined())]))
        """,
      joining: joins,
      filter: notGhost(in: vault))
  }

  private func notGhost(in vault: CompiledVault) -> SQL? {
    vault.hasGhost(self) ? "stored.\(id: hashKey) <> \(UtilityName.zeroKey)()" : nil
  }
}

extension CompiledVault.Link {
  /// Of an event that has its payload in place.
  fileprivate func payloadCheck(in vault: CompiledVault) -> HashCheck? {
    guard let hashDiffFunction, !attributes.isEmpty else { return nil }
    return HashCheck(
      QualifiedName(table), column: StandardColumn.hashDiff, keyColumns: [hashKey],
      recomputed: "\(QualifiedName(hashDiffFunction))(stored)",
      filter: .all([notGhost(in: vault), vault.revision(of: self).holds(for: "stored")]))
  }
}

extension CompiledVault.ReferenceTable {
  /// Of the versions; a table without history has no hash.
  fileprivate func hashCheck(in vault: CompiledVault) -> HashCheck? {
    history.map { history in
      HashCheck(
        QualifiedName(history.table), column: StandardColumn.hashDiff,
        keyColumns: keyParts.map(\.name) + [StandardColumn.loadDate],
        recomputed: "\(QualifiedName(history.hashDiffFunction))(stored)",
        filter: vault.revision(of: self)?.holds(for: "stored"))
    }
  }
}

extension CompiledVault.Satellite {
  /// The ghost has the hash diff of the empty string: another spec than this product's own gives no
  /// payload another one, and the ghost's member keys are no payload.
  fileprivate func hashCheck(in vault: CompiledVault) -> HashCheck? {
    guard hasHashDiff else { return nil }
    let notGhost: SQL = "stored.\(id: parentHashKey) <> \(UtilityName.zeroKey)()"
    let hasOwnGhost = vault.hashSpec.id != .vw1 || !members.isEmpty
    return HashCheck(
      QualifiedName(table), column: StandardColumn.hashDiff,
      keyColumns: [parentHashKey, StandardColumn.loadDate] + members,
      recomputed: "\(QualifiedName(hashDiffFunction))(stored)",
      filter: .all([
        hasOwnGhost ? notGhost : nil, vault.revision(of: self).holds(for: "stored"),
      ]))
  }
}

extension SQL? {
  /// All of the conditions that there are; nil where there is none.
  fileprivate static func all(_ conditions: [SQL?]) -> SQL? {
    let conditions = conditions.compactMap(\.self)
    return conditions.isEmpty ? nil : conditions.joined(separator: "\n  AND ")
  }
}
