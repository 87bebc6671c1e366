import DataVault

struct MemoryEngrams: SourceTable {
  static let name = "ude.memory_engrams"

  let engramId = Column("engram_id", .uuid)
  let tenantId = Column("tenant_id", .uuid)
  let userId = Column("user_id", .uuid)
  let vectorRef = Column("vector_ref", .text)
  let contentHash = Column("content_hash", .text)
  let contentType = Column("content_type", .text)
  let contentSummary = Column("content_summary", .text)
  let activationScore = Column("activation_score", .float8)
  let emotionalValence = Column("emotional_valence", .float8)
  let cognitiveWeight = Column("cognitive_weight", .float8)
  let metadata = Column("metadata", .jsonb)
  let formedAt = Column("formed_at", .timestamptz)
  let lastRetrieved = Column("last_retrieved", .timestamptz)
  let retrievalCount = Column("retrieval_count", .int4)
  let decayFactor = Column("decay_factor", .float8)
  let importanceScore = Column("importance_score", .float8)
  let privacyLevel = Column("privacy_level", .text)
  let responseSuccessPattern = Column("response_success_pattern", .bool)
  let conversationContext = Column("conversation_context", .jsonb)
  let outcomeEffectiveness = Column("outcome_effectiveness", .float8)
  let piiClassification = Column("pii_classification", .text)
  let verificationId = Column("verification_id", .uuid)
}
