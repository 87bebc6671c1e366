import DataVault

struct CostAllocations: SourceTable {
  static let name = "ude.cost_allocations"

  let allocationId = Column("allocation_id", .uuid)
  let tenantId = Column("tenant_id", .uuid)
  let domainType = Column("domain_type", .text)
  let periodStart = Column("period_start", .timestamptz)
  let periodEnd = Column("period_end", .timestamptz)
  let allocatedBudget = Column("allocated_budget", .int8)
  let actualSpend = Column("actual_spend", .int8)
  let efficiencyScore = Column("efficiency_score", .float8)
  let createdAt = Column("created_at", .timestamptz)
}
