import DataVault

struct QuantumConversationTrajectories: SourceTable {
  static let name = "ude.quantum_conversation_trajectories"

  let trajectoryId = Column("trajectory_id", .uuid)
  let sessionId = Column("session_id", .uuid)
  let conversationVector = Column("conversation_vector", .jsonb)
  let possibleContinuations = Column("possible_continuations", .jsonb)
  let optimalPathCalculated = Column("optimal_path_calculated", .jsonb)
  let userSentimentTrend = Column("user_sentiment_trend", .jsonb)
  let coherenceMetric = Column("coherence_metric", .float8)
  let analyzedAt = Column("analyzed_at", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
}
