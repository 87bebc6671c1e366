package import PostgresSchema

/// The functions that all vaults of a database share.
package enum UtilityName {
  package static let schema = "util"

  package static let currentLoadDate = name("current_load_date")
  package static let hashBinary = name("hash_binary")
  package static let zeroKey = name("zero_key")
  package static let escapeKeyPart = name("escape_key_part")
  package static let businessKey = name("business_key")
  package static let tenantDerivedKey = name("generate_tenant_derived_hk")
  package static let sessionTenant = name("session_tenant")
  package static let visibleTenants = name("visible_tenants")
  package static let canonicalText = name("canonical_text")
  package static let jsonText = name("json_text")
  package static let jsonArrayText = name("json_array_text")
  package static let tableChecksum = name("table_checksum")
  package static let traceLineage = name("trace_lineage")
  package static let thresholdState = name("threshold_state")
  package static let worstState = name("worst_state")
  package static let vaultFunction = name("vault_function")

  private static func name(_ name: String) -> QualifiedName {
    QualifiedName(schema: schema, name: name)
  }
}

extension SQL {
  /// When the zero key's rows were loaded: before all others.
  package static let ghostLoadDate: SQL = "'1900-01-01 00:00:00+00'"
}
