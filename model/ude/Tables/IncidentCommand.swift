import DataVault

struct IncidentCommand: SourceTable {
  static let name = "ude.incident_command"

  let incidentId = Column("incident_id", .uuid)
  let title = Column("title", .text)
  let severity = Column("severity", .text)
  let detectedAt = Column("detected_at", .timestamptz)
  let commander = Column("commander", .uuid)
  let status = Column("status", .text)
  let resolutionEta = Column("resolution_eta", .timestamptz)
  let rootCause = Column("root_cause", .text)
  let resolution = Column("resolution", .text)
  let impactAssessment = Column("impact_assessment", .jsonb)
  let communicationPlan = Column("communication_plan", .jsonb)
  let createdAt = Column("created_at", .timestamptz)
  let updatedAt = Column("updated_at", .timestamptz)
  let resolvedAt = Column("resolved_at", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
}
