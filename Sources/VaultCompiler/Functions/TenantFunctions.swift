import PostgresSchema
import VaultModel
import VaultSQL

/// The functions by which policies and marts know whose rows a session may see.
enum TenantFunctions {
  static let remark = """
    A session names its tenant by SET app.tenant_hk = '<hash key in hex>'. What is no hash key names
    nobody.
    """

  static func all(for algorithm: HashAlgorithm) -> [Function] {
    [sessionTenant(algorithm), visibleTenants]
  }

  /// The pattern lets nothing but a digest through to `decode`, so that no setting is an error.
  private static func sessionTenant(_ algorithm: HashAlgorithm) -> Function {
    let digits = algorithm.byteCount * 2
    return Function(
      UtilityName.sessionTenant, ownership: .shared, [], returns: .bytea,
      volatility: .withinStatement, settings: [.systemSearchPath],
      body: #"""
          SELECT CASE WHEN setting ~ E'^(\\\\x)?[0-9A-Fa-f]{\#(digits)}$'
            THEN decode(right(setting, \#(digits)), 'hex')
          END
          FROM (VALUES (current_setting('app.tenant_hk', true))) AS session(setting)
        """#,
      comment: "The tenant that app.tenant_hk names; NULL where it is not set, or no hash key.")
  }

  private static let visibleTenants = Function(
    UtilityName.visibleTenants, ownership: .shared,
    [.init("shared_tenant", .bytea, defaultValue: "NULL")], returns: .array(of: .bytea),
    volatility: .withinStatement, settings: [.systemSearchPath],
    body: """
        SELECT CASE WHEN tenant IS NOT NULL
          THEN array_remove(ARRAY[tenant, \(UtilityName.zeroKey)(), shared_tenant], NULL)
        END
        FROM (VALUES (\(UtilityName.sessionTenant)())) AS session(tenant)
      """,
    comment: """
      The tenants whose rows the session may read: its own, the ghosts', and the one that shared \
      hubs belong to. NULL where the session names no tenant.
      """)
}
