import DataVault

struct TerraformStates: SourceTable {
  static let name = "ude.terraform_states"

  let stateId = Column("state_id", .uuid)
  let environment = Column("environment", .text)
  let component = Column("component", .text)
  let stateFile = Column("state_file", .text)
  let version = Column("version", .text)
  let lastApplied = Column("last_applied", .timestamptz)
  let plannedChanges = Column("planned_changes", .jsonb)
  let appliedBy = Column("applied_by", .uuid)
  let driftDetectionEnabled = Column("drift_detection_enabled", .bool)
  let lastDriftCheck = Column("last_drift_check", .timestamptz)
  let driftDetected = Column("drift_detected", .bool)
  let createdAt = Column("created_at", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
}
