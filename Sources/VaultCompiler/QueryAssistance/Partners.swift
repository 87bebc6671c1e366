import PostgresSchema
import VaultModel
import VaultSQL

extension CompiledVault.Satellite {
  /// The link whose partners the satellite dates; nil for every other kind of satellite.
  func drivingLink(in vault: CompiledVault) -> CompiledVault.Link? {
    guard kind == .effectivity, case .link(let name) = parent else { return nil }
    return vault.links.first { $0.name == name && !$0.drivingKey.isEmpty }
  }

  /// The condition that a row of the satellite names a partner.
  ///
  /// A row of a link whose partners are all the zero key records that a driving key has none. It ends
  /// the row before it, and is no partner itself. Nil where every row names one.
  func hasPartner(_ key: SQL, in vault: CompiledVault) -> SQL? {
    guard let link = drivingLink(in: vault), !link.partnerColumns.isEmpty else { return nil }
    let isThere = link.partnerColumns.map {
      "link.\(id: $0) <> \(UtilityName.zeroKey)()" as SQL
    }
    return """
      EXISTS (
          SELECT FROM \(QualifiedName(link.table)) AS link
          WHERE link.\(id: link.hashKey) = \(key)
            AND (\(isThere.joined(separator: " OR "))))
      """
  }
}

extension CompiledVault.Link {
  /// The columns of the participants that are not part of the driving key.
  fileprivate var partnerColumns: [String] {
    participants.filter { !drivingKey.contains($0.role) }.map(\.column)
  }

  /// The columns that a driving key is compared by.
  ///
  /// A hub that tenants share has one key for all of them, so the tenant is one of the columns.
  var drivingColumns: [String] {
    let driving = participants.filter { drivingKey.contains($0.role) }.map(\.column)
    return (driving.contains(StandardColumn.tenantKey) ? [] : [StandardColumn.tenantKey]) + driving
  }
}
