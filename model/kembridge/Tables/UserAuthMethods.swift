import DataVault

struct UserAuthMethods: SourceTable {
  static let name = "kembridge.user_auth_methods"

  let id = Column("id", .uuid)
  let userId = Column("user_id", .uuid)
  let chainType = Column("chain_type", .varchar(50))
  let walletAddress = Column("wallet_address", .varchar(255))
  let publicKey = Column("public_key", .text)
  let signatureParams = Column("signature_params", .jsonb)
  let firstUsedAt = Column("first_used_at", .timestamptz)
  let lastUsedAt = Column("last_used_at", .timestamptz)
  let isVerified = Column("is_verified", .bool)
}
