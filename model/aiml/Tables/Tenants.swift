import DataVault

struct Tenants: SourceTable {
  static let name = "aiml_ops.tenants"

  let tenantId = Column("tenant_id", .uuid)
  let tenantBk = Column("tenant_bk", .varchar(100))
  let tenantName = Column("tenant_name", .varchar(255))
  let tenantStatus = Column("tenant_status", .varchar(20))
  let dataRegion = Column("data_region", .varchar(20))
  let complianceRegimes = Column("compliance_regimes", .array(.text))
  let createdAt = Column("created_at", .timestamptz)
  let updatedAt = Column("updated_at", .timestamptz)
}
