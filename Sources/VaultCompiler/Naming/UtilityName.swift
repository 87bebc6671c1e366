import PostgresSchema

/// The functions that all vaults of a database share.
enum UtilityName {
  static let schema = "util"

  static let currentLoadDate = name("current_load_date")
  static let hashBinary = name("hash_binary")
  static let zeroKey = name("zero_key")
  static let escapeKeyPart = name("escape_key_part")
  static let businessKey = name("business_key")
  static let tenantDerivedKey = name("generate_tenant_derived_hk")
  static let sessionTenant = name("session_tenant")
  static let visibleTenants = name("visible_tenants")
  static let canonicalText = name("canonical_text")
  static let tableChecksum = name("table_checksum")

  private static func name(_ name: String) -> QualifiedName {
    QualifiedName(schema: schema, name: name)
  }
}
