import DataVault

struct ResponseLearningFeedback: SourceTable {
  static let name = "ude.response_learning_feedback"

  let feedbackId = Column("feedback_id", .uuid)
  let responseId = Column("response_id", .uuid)
  let userId = Column("user_id", .uuid)
  let explicitFeedback = Column("explicit_feedback", .int4)
  let implicitFeedback = Column("implicit_feedback", .jsonb)
  let learningIncorporated = Column("learning_incorporated", .bool)
  let modelAdjustments = Column("model_adjustments", .jsonb)
  let feedbackTimestamp = Column("feedback_timestamp", .timestamptz)
  let createdAt = Column("created_at", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
}
