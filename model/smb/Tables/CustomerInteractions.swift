import DataVault

struct CustomerInteractions: SourceTable {
  static let name = "smb.customer_interactions"

  let id = Column("id", .uuid)
  let tenantId = Column("tenant_id", .uuid)
  let customerId = Column("customer_id", .uuid)
  let interactionType = Column("interaction_type", .varchar(100))
  let direction = Column("direction", .varchar(20))
  let channel = Column("channel", .varchar(50))
  let subject = Column("subject", .varchar(255))
  let content = Column("content", .text)
  let metadata = Column("metadata", .jsonb)
  let aiSummary = Column("ai_summary", .text)
  let sentimentScore = Column("sentiment_score", .numeric(3, 2))
  let createdAt = Column("created_at", .timestamptz)
  let storageTier = Column("storage_tier", .varchar(20))
}
