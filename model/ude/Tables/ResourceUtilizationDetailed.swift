import DataVault

struct ResourceUtilizationDetailed: SourceTable {
  static let name = "ude.resource_utilization_detailed"

  let utilizationId = Column("utilization_id", .uuid)
  let resourceId = Column("resource_id", .uuid)
  let resourceType = Column("resource_type", .text)
  let metricName = Column("metric_name", .text)
  let value = Column("value", .float8)
  let unit = Column("unit", .text)
  let timestamp = Column("timestamp", .timestamptz)
  let dimensions = Column("dimensions", .jsonb)
  let percentile95 = Column("percentile_95", .float8)
  let percentile99 = Column("percentile_99", .float8)
  let anomalyScore = Column("anomaly_score", .float8)
}
