import DataVault

struct BusinessMetrics: SourceTable {
  static let name = "smb.business_metrics"

  let time = Column("time", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
  let businessId = Column("business_id", .uuid)
  let metricType = Column("metric_type", .varchar(100))
  let metricName = Column("metric_name", .varchar(100))
  let value = Column("value", .numeric(15, 4))
  let dimensions = Column("dimensions", .jsonb)
  let metadata = Column("metadata", .jsonb)
}
