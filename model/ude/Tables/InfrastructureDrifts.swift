import DataVault

struct InfrastructureDrifts: SourceTable {
  static let name = "ude.infrastructure_drifts"

  let driftId = Column("drift_id", .uuid)
  let stateId = Column("state_id", .uuid)
  let resourceType = Column("resource_type", .text)
  let resourceName = Column("resource_name", .text)
  let expectedConfig = Column("expected_config", .jsonb)
  let actualConfig = Column("actual_config", .jsonb)
  let driftSeverity = Column("drift_severity", .text)
  let detectedAt = Column("detected_at", .timestamptz)
  let resolvedAt = Column("resolved_at", .timestamptz)
  let resolutionAction = Column("resolution_action", .text)
  let autoRemediable = Column("auto_remediable", .bool)
  let tenantId = Column("tenant_id", .uuid)
}
