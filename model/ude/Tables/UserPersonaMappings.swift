import DataVault

struct UserPersonaMappings: SourceTable {
  static let name = "ude.user_persona_mappings"

  let mappingId = Column("mapping_id", .uuid)
  let userId = Column("user_id", .uuid)
  let personaId = Column("persona_id", .uuid)
  let confidence = Column("confidence", .float8)
  let assignedAt = Column("assigned_at", .timestamptz)
  let assignedBy = Column("assigned_by", .text)
  let expiresAt = Column("expires_at", .timestamptz)
  let isActive = Column("is_active", .bool)
  let metadata = Column("metadata", .jsonb)
  let verificationId = Column("verification_id", .uuid)
}
