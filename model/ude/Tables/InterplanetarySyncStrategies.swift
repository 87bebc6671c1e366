import DataVault

struct InterplanetarySyncStrategies: SourceTable {
  static let name = "ude.interplanetary_sync_strategies"

  let strategyId = Column("strategy_id", .uuid)
  let sourceRegion = Column("source_region", .text)
  let targetRegion = Column("target_region", .text)
  let maxLatencyMs = Column("max_latency_ms", .int4)
  let syncProtocol = Column("sync_protocol", .text)
  let dataPrioritization = Column("data_prioritization", .jsonb)
  let conflictResolutionRules = Column("conflict_resolution_rules", .jsonb)
  let isActive = Column("is_active", .bool)
  let successRate = Column("success_rate", .float8)
  let avgSyncLatencyMs = Column("avg_sync_latency_ms", .int4)
  let createdAt = Column("created_at", .timestamptz)
}
