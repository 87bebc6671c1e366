import DataVault

struct DataSovereigntyCompliance: SourceTable {
  static let name = "ude.data_sovereignty_compliance"

  let complianceId = Column("compliance_id", .uuid)
  let tenantId = Column("tenant_id", .uuid)
  let countryCode = Column("country_code", .text)
  let regulation = Column("regulation", .text)
  let complianceStatus = Column("compliance_status", .text)
  let evidence = Column("evidence", .jsonb)
  let lastAudit = Column("last_audit", .timestamptz)
  let nextAuditDue = Column("next_audit_due", .timestamptz)
  let createdAt = Column("created_at", .timestamptz)
}
