import DataVault

struct SloDefinitions: SourceTable {
  static let name = "ude.slo_definitions"

  let sloId = Column("slo_id", .uuid)
  let service = Column("service", .text)
  let objective = Column("objective", .text)
  let measurementWindowHours = Column("measurement_window_hours", .int4)
  let burnRate = Column("burn_rate", .float8)
  let owner = Column("owner", .text)
  let alertPolicy = Column("alert_policy", .jsonb)
  let errorBudgetBurnRateAlerts = Column("error_budget_burn_rate_alerts", .jsonb)
  let calendarAlignment = Column("calendar_alignment", .text)
  let rpoMinutes = Column("rpo_minutes", .int4)
  let rtoMinutes = Column("rto_minutes", .int4)
  let latencyTargetP95Ms = Column("latency_target_p95_ms", .int4)
  let availabilityTargetPercent = Column("availability_target_percent", .float8)
  let runbookReference = Column("runbook_reference", .text)
  let burnRateThresholds = Column("burn_rate_thresholds", .jsonb)
  let isActive = Column("is_active", .bool)
  let createdAt = Column("created_at", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
}
