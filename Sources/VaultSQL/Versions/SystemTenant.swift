package import PostgresSchema
package import VaultModel

extension CompiledVault {
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
