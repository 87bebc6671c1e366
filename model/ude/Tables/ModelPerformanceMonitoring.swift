import DataVault

struct ModelPerformanceMonitoring: SourceTable {
  static let name = "ude.model_performance_monitoring"

  let monitoringId = Column("monitoring_id", .uuid)
  let modelId = Column("model_id", .uuid)
  let metricName = Column("metric_name", .text)
  let metricValue = Column("metric_value", .float8)
  let thresholdMin = Column("threshold_min", .float8)
  let thresholdMax = Column("threshold_max", .float8)
  let isAnomaly = Column("is_anomaly", .bool)
  let measuredAt = Column("measured_at", .timestamptz)
  let dimensions = Column("dimensions", .jsonb)
  let tenantId = Column("tenant_id", .uuid)
}
