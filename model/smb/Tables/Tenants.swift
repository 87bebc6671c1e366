import DataVault

struct Tenants: SourceTable {
  static let name = "smb.tenants"

  let id = Column("id", .uuid)
  let businessName = Column("business_name", .varchar(255))
  let industryVertical = Column("industry_vertical", .varchar(100))
  let planTier = Column("plan_tier", .varchar(50))
  let region = Column("region", .varchar(10))
  let createdAt = Column("created_at", .timestamptz)
  let updatedAt = Column("updated_at", .timestamptz)
  let settings = Column("settings", .jsonb)
  let subscriptionStatus = Column("subscription_status", .varchar(50))
}
