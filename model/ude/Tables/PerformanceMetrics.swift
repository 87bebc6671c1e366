import DataVault

struct PerformanceMetrics: SourceTable {
  static let name = "ude.performance_metrics"

  let metricId = Column("metric_id", .uuid)
  let component = Column("component", .text)
  let metricName = Column("metric_name", .text)
  let value = Column("value", .float8)
  let labels = Column("labels", .jsonb)
  let timestamp = Column("timestamp", .timestamptz)
  let percentile95 = Column("percentile_95", .float8)
  let percentile99 = Column("percentile_99", .float8)
  let anomalyDetected = Column("anomaly_detected", .bool)
  let anomalyScore = Column("anomaly_score", .float8)
  let tenantId = Column("tenant_id", .uuid)
}
