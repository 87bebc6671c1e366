import DataVault

struct CascadeCircuitBreakers: SourceTable {
  static let name = "ude.cascade_circuit_breakers"

  let breakerId = Column("breaker_id", .uuid)
  let tenantId = Column("tenant_id", .uuid)
  let breakerType = Column("breaker_type", .text)
  let triggerConditions = Column("trigger_conditions", .jsonb)
  let cascadeLevel = Column("cascade_level", .int4)
  let parentBreakerId = Column("parent_breaker_id", .uuid)
  let actionSequence = Column("action_sequence", .jsonb)
  let recoveryStrategy = Column("recovery_strategy", .jsonb)
  let isActive = Column("is_active", .bool)
  let createdAt = Column("created_at", .timestamptz)
  let lastTriggered = Column("last_triggered", .timestamptz)
  let triggerCount = Column("trigger_count", .int4)
}
