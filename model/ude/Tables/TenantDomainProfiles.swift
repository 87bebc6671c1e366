import DataVault

struct TenantDomainProfiles: SourceTable {
  static let name = "ude.tenant_domain_profiles"

  let tenantId = Column("tenant_id", .uuid)
  let domainMode = Column("domain_mode", .text)
  let domainRoutingPolicy = Column("domain_routing_policy", .jsonb)
  let allowedActions = Column("allowed_actions", .jsonb)
  let responseStyle = Column("response_style", .text)
  let featureFlags = Column("feature_flags", .jsonb)
  let coherenceThreshold = Column("coherence_threshold", .float8)
  let domainLockTtlMinutes = Column("domain_lock_ttl_minutes", .int4)
  let createdAt = Column("created_at", .timestamptz)
  let updatedAt = Column("updated_at", .timestamptz)
}
