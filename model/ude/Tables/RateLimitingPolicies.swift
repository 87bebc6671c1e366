import DataVault

struct RateLimitingPolicies: SourceTable {
  static let name = "ude.rate_limiting_policies"

  let policyId = Column("policy_id", .uuid)
  let policyName = Column("policy_name", .text)
  let resourceType = Column("resource_type", .text)
  let limits = Column("limits", .jsonb)
  let burstCapacity = Column("burst_capacity", .int4)
  let timeWindowSeconds = Column("time_window_seconds", .int4)
  let scope = Column("scope", .text)
  let actionsOnBreach = Column("actions_on_breach", .jsonb)
  let isActive = Column("is_active", .bool)
  let createdAt = Column("created_at", .timestamptz)
}
