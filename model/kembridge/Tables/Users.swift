import DataVault

struct Users: SourceTable {
  static let name = "kembridge.users"

  let id = Column("id", .uuid)
  let username = Column("username", .varchar(255))
  let profileData = Column("profile_data", .jsonb)
  let createdAt = Column("created_at", .timestamptz)
  let updatedAt = Column("updated_at", .timestamptz)
  let isActive = Column("is_active", .bool)
  let riskProfile = Column("risk_profile", .jsonb)
}
