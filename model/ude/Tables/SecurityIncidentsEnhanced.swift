import DataVault

struct SecurityIncidentsEnhanced: SourceTable {
  static let name = "ude.security_incidents_enhanced"

  let incidentId = Column("incident_id", .uuid)
  let severity = Column("severity", .text)
  let description = Column("description", .text)
  let detectionTime = Column("detection_time", .timestamptz)
  let containmentTime = Column("containment_time", .timestamptz)
  let rootCause = Column("root_cause", .text)
  let remediation = Column("remediation", .text)
  let lessonsLearned = Column("lessons_learned", .text)
  let affectedTenants = Column("affected_tenants", .jsonb)
  let complianceImpact = Column("compliance_impact", .jsonb)
  let financialImpactCents = Column("financial_impact_cents", .int8)
  let status = Column("status", .text)
  let assignedTeam = Column("assigned_team", .text)
  let createdAt = Column("created_at", .timestamptz)
}
