import DataVault

struct GovernanceCouncil: SourceTable {
  static let name = "ude.governance_council"

  let councilId = Column("council_id", .uuid)
  let memberId = Column("member_id", .uuid)
  let role = Column("role", .text)
  let tenureStart = Column("tenure_start", .timestamptz)
  let tenureEnd = Column("tenure_end", .timestamptz)
  let isActive = Column("is_active", .bool)
  let createdAt = Column("created_at", .timestamptz)
  let updatedAt = Column("updated_at", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
}
