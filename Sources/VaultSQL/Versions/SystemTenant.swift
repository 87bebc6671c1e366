package import PostgresSchema
package import VaultModel

extension CompiledVault {
  /// The tables whose rows are all tenants': shared hubs, and what is only about them.
  ///
  /// In all others a row of the system tenant is of no tenant that is known, and nobody else's.
  package var tablesOfAllTenants: Set<QualifiedName> {
    let shared = hubs.filter(\.isShared).map { Parent.hub($0.name) }
    let ofHubs = hubs.filter(\.isShared).map(\.table)
    let ofSatellites = satellites.filter { shared.contains($0.parent) }.map(\.table)
    let ofPointInTimes = pointInTimes.filter { shared.contains($0.parent) }.map(\.table)
    let ofBridges = bridges.filter { shared.contains(.hub($0.hub)) }.map(\.table)
    return Set((ofHubs + ofSatellites + ofPointInTimes + ofBridges).map { QualifiedName($0) })
  }

  /// The hash key of the tenant that shared hubs belong to; nil where no hub is shared.
  ///
  /// As the loader makes any tenant's: under a compatibility spec the key is standardised first.
  package var systemTenantKey: SQL? {
    conventions.systemTenant.map { key in
      switch hashSpec.id {
      case .vw1: "\(UtilityName.hashBinary)(\(literal: key))"
      case .automateDV, .datavault4dbt:
        "\(UtilityName.hashBinary)(\(UtilityName.businessKey)(\(literal: key)))"
      }
    }
  }
}
