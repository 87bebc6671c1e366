import DataVault

struct AiAccessDecisions: SourceTable {
  static let name = "aiml_ops.ai_access_decisions"

  let decisionId = Column("decision_id", .uuid)
  let tenantId = Column("tenant_id", .uuid)
  let userId = Column("user_id", .uuid)
  let interactionId = Column("interaction_id", .uuid)
  let requestedModel = Column("requested_model", .varchar(100))
  let contextType = Column("context_type", .varchar(50))
  let contentPreview = Column("content_preview", .text)
  let ipAddress = Column("ip_address", .inet)
  let userAgent = Column("user_agent", .text)
  let accessGranted = Column("access_granted", .bool)
  let riskScore = Column("risk_score", .int4)
  let accessLevel = Column("access_level", .varchar(50))
  let requiredActions = Column("required_actions", .array(.text))
  let complianceFlags = Column("compliance_flags", .array(.text))
  let rateLimitRemaining = Column("rate_limit_remaining", .int4)
  let decidedAt = Column("decided_at", .timestamptz)
}
