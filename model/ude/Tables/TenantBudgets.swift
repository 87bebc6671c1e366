import DataVault

struct TenantBudgets: SourceTable {
  static let name = "ude.tenant_budgets"

  let budgetId = Column("budget_id", .uuid)
  let tenantId = Column("tenant_id", .uuid)
  let budgetType = Column("budget_type", .text)
  let monthlyLimit = Column("monthly_limit", .int8)
  let usedAmount = Column("used_amount", .int8)
  let resetDate = Column("reset_date", .timestamptz)
  let autoThrottle = Column("auto_throttle", .bool)
  let alertThresholdPercent = Column("alert_threshold_percent", .int4)
  let createdAt = Column("created_at", .timestamptz)
  let updatedAt = Column("updated_at", .timestamptz)
}
