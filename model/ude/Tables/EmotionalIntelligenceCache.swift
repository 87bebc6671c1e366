import DataVault

struct EmotionalIntelligenceCache: SourceTable {
  static let name = "ude.emotional_intelligence_cache"

  let cacheId = Column("cache_id", .uuid)
  let sessionId = Column("session_id", .uuid)
  let tenantId = Column("tenant_id", .uuid)
  let userSentimentTrend = Column("user_sentiment_trend", .jsonb)
  let systemResponseEmotion = Column("system_response_emotion", .text)
  let emotionalCoherenceScore = Column("emotional_coherence_score", .float8)
  let adaptationRecommendations = Column("adaptation_recommendations", .jsonb)
  let sentimentVelocity = Column("sentiment_velocity", .float8)
  let lastUpdated = Column("last_updated", .timestamptz)
  let userFeedbackScore = Column("user_feedback_score", .int4)
  let verificationId = Column("verification_id", .uuid)
}
