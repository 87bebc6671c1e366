import DataVault

struct AdaptiveResponseStrategies: SourceTable {
  static let name = "ude.adaptive_response_strategies"

  let strategyId = Column("strategy_id", .uuid)
  let contextPattern = Column("context_pattern", .text)
  let responseStrategies = Column("response_strategies", .jsonb)
  let successMetrics = Column("success_metrics", .jsonb)
  let adaptationSpeed = Column("adaptation_speed", .float8)
  let strategyEntanglement = Column("strategy_entanglement", .jsonb)
  let isActive = Column("is_active", .bool)
  let createdAt = Column("created_at", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
}
