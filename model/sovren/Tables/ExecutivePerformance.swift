import DataVault

struct ExecutivePerformance: SourceTable {
  static let name = "sovren.executive_performance"

  let id = Column("id", .uuid)
  let executiveId = Column("executive_id", .uuid)
  let decisionsMade = Column("decisions_made", .int4)
  let valueGenerated = Column("value_generated", .numeric(12, 2))
  let accuracyRate = Column("accuracy_rate", .numeric(5, 2))
  let activeMinutes = Column("active_minutes", .int4)
  let callsHandled = Column("calls_handled", .int4)
  let emailsSent = Column("emails_sent", .int4)
  let periodStart = Column("period_start", .timestamptz)
  let periodEnd = Column("period_end", .timestamptz)
}
