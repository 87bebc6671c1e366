package import PostgresSchema
package import VaultModel

extension CompiledVault {
  /// The tables whose rows are all tenants': shared hubs, and what is only about them.
  ///
  /// In all others a row of the system tenant is of no tenant that is known, and nobody else's.
  package var tablesOfAllTenants: Set<TableName> {
    let shared = Set(hubs.filter(\.isShared).map(\.name))
    func isShared(_ parent: Parent) -> Bool {
      switch parent {
      case .hub(let name): shared.contains(name)
      case .link: false
      }
    }
    let ofHubs = hubs.filter(\.isShared).map(\.table)
    let ofSatellites = satellites.filter { isShared($0.parent) }.map(\.table)
    let ofSnapshots =
      pointInTimes.filter { isShared($0.parent) }.map(\.table)
      + bridges.filter { shared.contains($0.hub) }.map(\.table)
    return Set(ofHubs + ofSatellites + ofSnapshots)
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
