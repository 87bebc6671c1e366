import DataVault

struct AiConversations: SourceTable {
  static let name = "smb.ai_conversations"

  let id = Column("id", .uuid)
  let tenantId = Column("tenant_id", .uuid)
  let businessId = Column("business_id", .uuid)
  let userId = Column("user_id", .uuid)
  let conversationType = Column("conversation_type", .varchar(100))
  let sessionId = Column("session_id", .varchar(100))
  let messageOrder = Column("message_order", .int4)
  let role = Column("role", .varchar(20))
  let content = Column("content", .text)
  let modelUsed = Column("model_used", .varchar(100))
  let tokensUsed = Column("tokens_used", .int4)
  let responseTimeMs = Column("response_time_ms", .int4)
  let feedbackScore = Column("feedback_score", .int4)
  let createdAt = Column("created_at", .timestamptz)
}
