import DataVault

struct GovernancePolicies: SourceTable {
  static let name = "ude.governance_policies"

  let policyId = Column("policy_id", .uuid)
  let policyType = Column("policy_type", .text)
  let policyName = Column("policy_name", .text)
  let policyContent = Column("policy_content", .jsonb)
  let enforcementLevel = Column("enforcement_level", .text)
  let lastReviewed = Column("last_reviewed", .timestamptz)
  let nextReview = Column("next_review", .timestamptz)
  let isActive = Column("is_active", .bool)
  let createdAt = Column("created_at", .timestamptz)
  let updatedAt = Column("updated_at", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
}
