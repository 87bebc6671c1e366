import DataVault

struct ProactiveServiceTriggers: SourceTable {
  static let name = "ude.proactive_service_triggers"

  let triggerId = Column("trigger_id", .uuid)
  let userBehaviorPattern = Column("user_behavior_pattern", .jsonb)
  let anticipatedNeeds = Column("anticipated_needs", .jsonb)
  let proactiveActionPlan = Column("proactive_action_plan", .jsonb)
  let triggerConfidence = Column("trigger_confidence", .float8)
  let executionTiming = Column("execution_timing", .jsonb)
  let successRate = Column("success_rate", .float8)
  let isActive = Column("is_active", .bool)
  let createdAt = Column("created_at", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
}
