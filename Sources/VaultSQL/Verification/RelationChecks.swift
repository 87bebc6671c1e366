import PostgresSchema
import VaultModel

/// A row's reference to a row of another table.
private struct Reference {
  var table: QualifiedName
  /// By which columns a row is found again.
  var place: [String]
  /// The columns that refer, and those that they refer to.
  var columns: [(from: String, to: String)]
  var target: QualifiedName
  /// Whether the zero key refers to nothing: links have no ghost.
  var zeroIsNothing = false

  private var isSame: SQL {
    columns.map { "target.\(id: $0.to) = stored.\(id: $0.from)" as SQL }.joined(separator: " AND ")
  }

  var orphans: VaultCheck {
    let known: SQL =
      zeroIsNothing
      ? "stored.\(id: columns[0].from) <> \(UtilityName.zeroKey)() AND " : ""
    return VaultCheck(
      .orphans, of: table, column: columns.count == 1 ? columns[0].from : nil,
      faults: """
        SELECT \(SQL.place(place, of: "stored")), \(literal: "\(target) has no such key")
        FROM \(table) AS stored
        WHERE \(known)NOT EXISTS (
          SELECT FROM \(target) AS target WHERE \(isSame))
        """)
  }

  /// Rows whose tenant is not that of the row which they refer to; the unknown is nobody's.
  var foreignTenants: VaultCheck {
    VaultCheck(
      .tenants, of: table, column: columns[0].from,
      faults: """
        SELECT \(SQL.place(place, of: "stored")),
          format('is of tenant %s, its row of %s is of tenant %s', stored.tenant_hk,
            \(literal: target.description), target.tenant_hk)
        FROM \(table) AS stored
        JOIN \(target) AS target ON \(isSame)
        WHERE stored.tenant_hk <> target.tenant_hk
          AND stored.\(id: columns[0].from) <> \(UtilityName.zeroKey)()
        """)
  }
}

extension CompiledVault.Hub {
  /// The tenants' own hub has nothing above it.
  func relationChecks(in vault: CompiledVault) -> [VaultCheck] {
    guard hashKey != StandardColumn.tenantKey else { return [] }
    let name = QualifiedName(table)
    let known = vault.tenantReference(of: name, place: [hashKey]).orphans
    guard isShared, let system = vault.systemTenantKey else { return [known.aboutTenants] }
    let foreign = VaultCheck(
      .tenants, of: name, column: hashKey,
      faults: """
        SELECT \(SQL.place([hashKey], of: "stored")),
          format('is of tenant %s, though all tenants share the table', stored.tenant_hk)
        FROM \(name) AS stored
        WHERE stored.tenant_hk NOT IN (\(system), \(UtilityName.zeroKey)())
        """)
    return [known.aboutTenants, foreign]
  }
}

extension CompiledVault.Link {
  func relationChecks(in vault: CompiledVault) -> [VaultCheck] {
    let name = QualifiedName(table)
    let known = vault.tenantReference(of: name, place: [hashKey]).orphans.aboutTenants
    let others = participants.filter { $0.column != StandardColumn.tenantKey }
    return [known]
      + others.flatMap { participant -> [VaultCheck] in
        guard let hub = vault.hubs.first(where: { $0.name == participant.hub }) else {
          preconditionFailure("a vault that was resolved has the hubs that it names")
        }
        let reference = Reference(
          table: name, place: [hashKey], columns: [(participant.column, hub.hashKey)],
          target: QualifiedName(hub.table))
        return [reference.orphans] + (hub.isOfOneTenant ? [reference.foreignTenants] : [])
      }
  }
}

extension CompiledVault.Satellite {
  func relationChecks(in vault: CompiledVault) -> [VaultCheck] {
    let (target, key) = vault.key(of: parent)
    let isLink = if case .link = parent { true } else { false }
    let time = kind == .nonHistorized ? [] : [StandardColumn.loadDate]
    let reference = Reference(
      table: QualifiedName(table), place: [parentHashKey] + time + members,
      columns: [(parentHashKey, key)], target: QualifiedName(target), zeroIsNothing: isLink)
    let hasTenant = parentHashKey != StandardColumn.tenantKey
    return [reference.orphans] + (hasTenant ? [reference.foreignTenants] : [])
  }
}

extension CompiledVault.ReferenceTable {
  /// That each version is of a code that is there.
  var orphanCheck: VaultCheck? {
    guard let history else { return nil }
    let key = keyParts.map(\.name)
    return Reference(
      table: QualifiedName(history.table), place: key + [StandardColumn.loadDate],
      columns: key.map { ($0, $0) }, target: QualifiedName(table)
    ).orphans
  }
}

extension CompiledVault {
  /// The reference of a row to its tenant.
  fileprivate func tenantReference(of table: QualifiedName, place: [String]) -> Reference {
    guard let hub = hubs.first(where: { $0.name == tenantHub }) else {
      preconditionFailure("a vault that was resolved has the hub of its tenants")
    }
    return Reference(
      table: table, place: place, columns: [(StandardColumn.tenantKey, hub.hashKey)],
      target: QualifiedName(hub.table))
  }
}

extension VaultCheck {
  /// The same, counted among the rules of tenants.
  fileprivate var aboutTenants: VaultCheck {
    var check = self
    check.rule = .tenants
    return check
  }
}
