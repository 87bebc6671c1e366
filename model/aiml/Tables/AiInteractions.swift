import DataVault

struct AiInteractions: SourceTable {
  static let name = "aiml_ops.ai_interactions"

  let interactionId = Column("interaction_id", .uuid)
  let tenantId = Column("tenant_id", .uuid)
  let aiInteractionBk = Column("ai_interaction_bk", .varchar(100))
  let userId = Column("user_id", .uuid)
  let interactionTimestamp = Column("interaction_timestamp", .timestamptz)
  let modelUsed = Column("model_used", .varchar(100))
  let contextType = Column("context_type", .varchar(50))
  let questionText = Column("question_text", .text)
  let responseText = Column("response_text", .text)
  let processingTimeMs = Column("processing_time_ms", .int4)
  let tokenCountInput = Column("token_count_input", .int4)
  let tokenCountOutput = Column("token_count_output", .int4)
  let securityLevel = Column("security_level", .varchar(20))
  let ipAddress = Column("ip_address", .inet)
  let userAgent = Column("user_agent", .text)
  let updatedAt = Column("updated_at", .timestamptz)
}
