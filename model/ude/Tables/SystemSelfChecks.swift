import DataVault

struct SystemSelfChecks: SourceTable {
  static let name = "ude.system_self_checks"

  let checkId = Column("check_id", .uuid)
  let checkName = Column("check_name", .text)
  let component = Column("component", .text)
  let status = Column("status", .text)
  let details = Column("details", .jsonb)
  let performedAt = Column("performed_at", .timestamptz)
  let nextScheduled = Column("next_scheduled", .timestamptz)
  let severity = Column("severity", .text)
  let autoRemediationAttempted = Column("auto_remediation_attempted", .bool)
  let remediationResult = Column("remediation_result", .text)
  let quantumHealthIndicator = Column("quantum_health_indicator", .float8)
  let proactiveHealingTriggered = Column("proactive_healing_triggered", .bool)
}
