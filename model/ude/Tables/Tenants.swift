import DataVault

struct Tenants: SourceTable {
  static let name = "ude.tenants"

  let tenantId = Column("tenant_id", .uuid)
  let name = Column("name", .text)
  let domain = Column("domain", .text)
  let status = Column("status", .text)
  let createdAt = Column("created_at", .timestamptz)
  let updatedAt = Column("updated_at", .timestamptz)
}
