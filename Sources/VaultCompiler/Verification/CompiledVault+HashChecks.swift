import PostgresSchema
package import VaultModel

/// The checks of all hashes that a vault stores: hubs, links, satellites, each in order of names.
package func hashChecks(of vault: CompiledVault) -> [HashCheck] {
  vault.hubs.sorted { $0.name.precedesByBytes($1.name) }.flatMap(\.hashChecks)
    + vault.links.sorted { $0.name.precedesByBytes($1.name) }.map { $0.hashCheck(in: vault) }
    + vault.satellites.sorted { $0.name.precedesByBytes($1.name) }
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
      filter: vault.hasGhost(self) ? "stored.\(id: hashKey) <> \(UtilityName.zeroKey)()" : nil)
  }
}

extension CompiledVault.Satellite {
  /// The ghost has the hash diff of the empty string: another spec than this product's own gives no
  /// payload another one, and the ghost's member keys are no payload.
  fileprivate func hashCheck(in vault: CompiledVault) -> HashCheck? {
    guard hasHashDiff else { return nil }
    let notGhost: SQL = "stored.\(id: parentHashKey) <> \(UtilityName.zeroKey)()"
    let hasOwnGhost = vault.hashSpec.id != .vw1 || !members.isEmpty
    let conditions = [hasOwnGhost ? notGhost : nil, ofThisRevision(in: vault)].compactMap(\.self)
    return HashCheck(
      QualifiedName(table), column: StandardColumn.hashDiff,
      keyColumns: [parentHashKey, StandardColumn.loadDate] + members,
      recomputed: "\(QualifiedName(hashDiffFunction))(stored)",
      filter: conditions.isEmpty ? nil : conditions.joined(separator: "\n  AND "))
  }

  /// The rows whose hash diffs are made of what the model hashes now; nil where all are.
  private func ofThisRevision(in vault: CompiledVault) -> SQL? {
    guard past.hashRevision > 1 else { return nil }
    return """
      stored.\(id: StandardColumn.loadDate) >= (
        SELECT since FROM \(Bookkeeping.name("hash_revision"))
        WHERE vault_name = \(literal: vault.name) AND table_name = \(literal: table.description)
          AND revision = \(past.hashRevision))
      """
  }
}
