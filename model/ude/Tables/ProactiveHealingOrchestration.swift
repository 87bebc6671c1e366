import DataVault

struct ProactiveHealingOrchestration: SourceTable {
  static let name = "ude.proactive_healing_orchestration"

  let orchestrationId = Column("orchestration_id", .uuid)
  let systemComponent = Column("system_component", .text)
  let healthMetrics = Column("health_metrics", .jsonb)
  let healingStrategies = Column("healing_strategies", .jsonb)
  let quantumScheduling = Column("quantum_scheduling", .jsonb)
  let resourceAllocation = Column("resource_allocation", .jsonb)
  let successMetrics = Column("success_metrics", .jsonb)
  let createdAt = Column("created_at", .timestamptz)
  let lastExecuted = Column("last_executed", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
}
