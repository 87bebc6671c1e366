import DataVault

struct KeyManagement: SourceTable {
  static let name = "ude.key_management"

  let keyId = Column("key_id", .uuid)
  let keyType = Column("key_type", .text)
  let keyAlgorithm = Column("key_algorithm", .text)
  let keySize = Column("key_size", .int4)
  let publicKey = Column("public_key", .text)
  let privateKeyEncrypted = Column("private_key_encrypted", .text)
  let keyUsage = Column("key_usage", .jsonb)
  let status = Column("status", .text)
  let expirationDate = Column("expiration_date", .timestamptz)
  let rotationPolicy = Column("rotation_policy", .jsonb)
  let createdAt = Column("created_at", .timestamptz)
  let lastRotated = Column("last_rotated", .timestamptz)
}
