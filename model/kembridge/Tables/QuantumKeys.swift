import DataVault

struct QuantumKeys: SourceTable {
  static let name = "kembridge.quantum_keys"

  let id = Column("id", .uuid)
  let userId = Column("user_id", .uuid)
  let keyType = Column("key_type", .varchar(50))
  let publicKey = Column("public_key", .bytea)
  let encryptedPrivateKey = Column("encrypted_private_key", .bytea)
  let encryptionAlgorithm = Column("encryption_algorithm", .varchar(100))
  let keyMetadata = Column("key_metadata", .jsonb)
  let createdAt = Column("created_at", .timestamptz)
  let expiresAt = Column("expires_at", .timestamptz)
  let isActive = Column("is_active", .bool)
}
