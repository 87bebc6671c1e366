import DataVault

struct SloMeasurements: SourceTable {
  static let name = "ude.slo_measurements"

  let measurementId = Column("measurement_id", .uuid)
  let sloId = Column("slo_id", .uuid)
  let measurementPeriodStart = Column("measurement_period_start", .timestamptz)
  let measurementPeriodEnd = Column("measurement_period_end", .timestamptz)
  let goodEventsCount = Column("good_events_count", .int8)
  let totalEventsCount = Column("total_events_count", .int8)
  let errorBudgetRemaining = Column("error_budget_remaining", .float8)
  let burnRate = Column("burn_rate", .float8)
  let measuredAt = Column("measured_at", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
}
