import DataVault

struct Businesses: SourceTable {
  static let name = "smb.businesses"

  let id = Column("id", .uuid)
  let tenantId = Column("tenant_id", .uuid)
  let legalName = Column("legal_name", .varchar(255))
  let displayName = Column("display_name", .varchar(255))
  let industryType = Column("industry_type", .varchar(100))
  let businessType = Column("business_type", .varchar(100))
  let phone = Column("phone", .varchar(20))
  let email = Column("email", .varchar(255))
  let website = Column("website", .varchar(255))
  let timezone = Column("timezone", .varchar(50))
  let address = Column("address", .jsonb)
  let businessHours = Column("business_hours", .jsonb)
  let settings = Column("settings", .jsonb)
  let branding = Column("branding", .jsonb)
  let createdAt = Column("created_at", .timestamptz)
  let updatedAt = Column("updated_at", .timestamptz)
}
