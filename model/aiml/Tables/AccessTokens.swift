import DataVault

struct AccessTokens: SourceTable {
  static let name = "aiml_ops.access_tokens"

  let tokenId = Column("token_id", .uuid)
  let tenantId = Column("tenant_id", .uuid)
  let userId = Column("user_id", .uuid)
  let tokenHash = Column("token_hash", .bytea)
  let ipAddress = Column("ip_address", .inet)
  let userAgent = Column("user_agent", .text)
  let issuedAt = Column("issued_at", .timestamptz)
  let expiresAt = Column("expires_at", .timestamptz)
  let revoked = Column("revoked", .bool)
}
