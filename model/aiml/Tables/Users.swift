import DataVault

struct Users: SourceTable {
  static let name = "aiml_ops.users"

  let userId = Column("user_id", .uuid)
  let tenantId = Column("tenant_id", .uuid)
  let userEmail = Column("user_email", .varchar(255))
  let firstName = Column("first_name", .varchar(100))
  let lastName = Column("last_name", .varchar(100))
  let roleName = Column("role_name", .varchar(50))
  let isActive = Column("is_active", .bool)
  let lastLoginAt = Column("last_login_at", .timestamptz)
  let createdAt = Column("created_at", .timestamptz)
  let updatedAt = Column("updated_at", .timestamptz)
}
