import DataVault

struct CustomerPredictionMetrics: SourceTable {
  static let name = "ude.customer_prediction_metrics"

  let metricId = Column("metric_id", .uuid)
  let predictionType = Column("prediction_type", .text)
  let accuracyRate = Column("accuracy_rate", .float8)
  let userSatisfactionImpact = Column("user_satisfaction_impact", .float8)
  let responseTimeImprovement = Column("response_time_improvement", .float8)
  let conversionRateImpact = Column("conversion_rate_impact", .float8)
  let measuredPeriodStart = Column("measured_period_start", .timestamptz)
  let measuredPeriodEnd = Column("measured_period_end", .timestamptz)
  let createdAt = Column("created_at", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
}
