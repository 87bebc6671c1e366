import DataVault

struct RulePerformanceMetrics: SourceTable {
  static let name = "ude.rule_performance_metrics"

  let metricId = Column("metric_id", .uuid)
  let ruleId = Column("rule_id", .uuid)
  let executionCount = Column("execution_count", .int4)
  let successCount = Column("success_count", .int4)
  let avgExecutionTimeMs = Column("avg_execution_time_ms", .float8)
  let lastExecution = Column("last_execution", .timestamptz)
  let errorRate = Column("error_rate", .float8)
  let measuredAt = Column("measured_at", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
}
