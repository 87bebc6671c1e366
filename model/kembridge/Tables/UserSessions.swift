import DataVault

struct UserSessions: SourceTable {
  static let name = "kembridge.user_sessions"

  let id = Column("id", .uuid)
  let userId = Column("user_id", .uuid)
  let authMethodId = Column("auth_method_id", .uuid)
  let jwtTokenHash = Column("jwt_token_hash", .varchar(255))
  let sessionData = Column("session_data", .jsonb)
  let createdAt = Column("created_at", .timestamptz)
  let expiresAt = Column("expires_at", .timestamptz)
  let lastActivityAt = Column("last_activity_at", .timestamptz)
  let isActive = Column("is_active", .bool)
}
