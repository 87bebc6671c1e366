import DataVault

struct DrRunbooks: SourceTable {
  static let name = "ude.dr_runbooks"

  let runbookId = Column("runbook_id", .uuid)
  let scenario = Column("scenario", .text)
  let severity = Column("severity", .text)
  let recoverySteps = Column("recovery_steps", .jsonb)
  let assignedTeam = Column("assigned_team", .text)
  let estimatedDowntime = Column("estimated_downtime", .int4)
  let lastTested = Column("last_tested", .timestamptz)
  let testResults = Column("test_results", .jsonb)
  let rpoMinutes = Column("rpo_minutes", .int4)
  let rtoMinutes = Column("rto_minutes", .int4)
  let dataClass = Column("data_class", .text)
  let recoveryTestRequired = Column("recovery_test_required", .bool)
  let successCriteria = Column("success_criteria", .jsonb)
  let createdAt = Column("created_at", .timestamptz)
  let updatedAt = Column("updated_at", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
}
