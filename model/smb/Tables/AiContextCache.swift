import DataVault

struct AiContextCache: SourceTable {
  static let name = "smb.ai_context_cache"

  let id = Column("id", .uuid)
  let tenantId = Column("tenant_id", .uuid)
  let businessId = Column("business_id", .uuid)
  let contextType = Column("context_type", .varchar(100))
  let contextKey = Column("context_key", .varchar(255))
  let contextData = Column("context_data", .jsonb)
  let embeddings = Column("embeddings", .array(.float4))
  let confidenceScore = Column("confidence_score", .numeric(3, 2))
  let generatedBy = Column("generated_by", .varchar(100))
  let generatedAt = Column("generated_at", .timestamptz)
  let expiresAt = Column("expires_at", .timestamptz)
  let accessCount = Column("access_count", .int4)
  let lastAccessedAt = Column("last_accessed_at", .timestamptz)
}
