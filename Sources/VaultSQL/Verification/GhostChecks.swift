import PostgresSchema
import VaultModel

/// The zero key's row, which a table holds once.
private struct GhostRow {
  var table: QualifiedName
  var hashKey: String
  /// What the row must not have.
  var payload: [String]
  /// Further conditions on a right row.
  var conditions: [SQL]
  /// Whether a table without it is wrong too.
  var isNeeded = true

  var check: VaultCheck {
    let zero: SQL = "\(UtilityName.zeroKey)()"
    let tenant: SQL = "stored.\(id: StandardColumn.tenantKey) = \(zero)"
    let empty = payload.map { "stored.\(id: $0) IS NULL" as SQL }
    let right =
      [
        tenant, "stored.load_date = \(SQL.ghostLoadDate)", "stored.record_source = 'SYSTEM'",
      ] + empty + conditions
    return VaultCheck(
      .ghosts, of: table, column: hashKey,
      faults: """
        SELECT 'the zero key', 'has no row'
        WHERE \(isNeeded ? "true" : "false")
          AND NOT EXISTS (SELECT FROM \(table) AS stored WHERE stored.\(id: hashKey) = \(zero))
        UNION ALL
        SELECT \(SQL.place([hashKey, StandardColumn.loadDate], of: "stored")),
          'is not as the migration wrote it'
        FROM \(table) AS stored
        WHERE stored.\(id: hashKey) = \(zero)
          AND NOT (\(right.joined(separator: " AND ")))
        """)
  }
}

extension CompiledVault.Hub {
  func ghostCheck(in vault: CompiledVault) -> VaultCheck {
    GhostRow(
      table: QualifiedName(table), hashKey: hashKey,
      payload: keyParts.map(\.name) + (joinedKey.map { [$0] } ?? []), conditions: []
    ).check
  }
}

extension CompiledVault.Link {
  /// Nil where no enforced foreign key asks for a ghost.
  func ghostCheck(in vault: CompiledVault) -> VaultCheck? {
    guard vault.hasGhost(self) else { return nil }
    let others = participants.map(\.column).filter { $0 != StandardColumn.tenantKey }
    return GhostRow(
      table: QualifiedName(table), hashKey: hashKey, payload: attributes.map(\.name),
      conditions: others.map { "stored.\(id: $0) = \(UtilityName.zeroKey)()" }
    ).check
  }
}

extension CompiledVault.Satellite {
  /// Nil for kinds that have none.
  func ghostCheck(in vault: CompiledVault) -> VaultCheck? {
    guard hasGhost else { return nil }
    let isClosed = vault.conventions.closing == .close
    return GhostRow(
      table: QualifiedName(table), hashKey: parentHashKey,
      payload: attributes.map(\.name).filter { !members.contains($0) },
      conditions: isClosed ? ["(\(vault.isOpen("stored")))"] : [],
      isNeeded: !isKeptOut(in: vault)
    ).check
  }

  /// A link has no ghost unless an enforced key asks for one: where a foreign key that is not
  /// checked for old rows came before the satellite's, it has none either.
  private func isKeptOut(in vault: CompiledVault) -> Bool {
    guard case .link = parent else { return false }
    return (traits.foreignKeys ?? vault.conventions.foreignKeys) == .notValid
  }
}
