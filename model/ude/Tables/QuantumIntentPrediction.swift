import DataVault

struct QuantumIntentPrediction: SourceTable {
  static let name = "ude.quantum_intent_prediction"

  let predictionId = Column("prediction_id", .uuid)
  let userId = Column("user_id", .uuid)
  let currentIntentAmplitudes = Column("current_intent_amplitudes", .jsonb)
  let intentEvolution = Column("intent_evolution", .jsonb)
  let contextualTriggers = Column("contextual_triggers", .jsonb)
  let predictionConfidence = Column("prediction_confidence", .float8)
  let actualIntentObserved = Column("actual_intent_observed", .text)
  let predictionAccuracy = Column("prediction_accuracy", .float8)
  let createdAt = Column("created_at", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
}
