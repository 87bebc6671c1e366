import DataVault

struct QuantumResponseTuning: SourceTable {
  static let name = "ude.quantum_response_tuning"

  let tuningId = Column("tuning_id", .uuid)
  let userArchetype = Column("user_archetype", .text)
  let optimalTone = Column("optimal_tone", .jsonb)
  let contentPreferences = Column("content_preferences", .jsonb)
  let communicationStyle = Column("communication_style", .jsonb)
  let learningRate = Column("learning_rate", .float8)
  let tuningEffectiveness = Column("tuning_effectiveness", .float8)
  let lastUpdated = Column("last_updated", .timestamptz)
  let createdAt = Column("created_at", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
}
