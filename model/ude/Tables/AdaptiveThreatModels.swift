import DataVault

struct AdaptiveThreatModels: SourceTable {
  static let name = "ude.adaptive_threat_models"

  let modelId = Column("model_id", .uuid)
  let threatCategory = Column("threat_category", .text)
  let quantumStateRepresentation = Column("quantum_state_representation", .jsonb)
  let evolutionOperator = Column("evolution_operator", .jsonb)
  let detectionAmplitudes = Column("detection_amplitudes", .jsonb)
  let adaptationStrategy = Column("adaptation_strategy", .jsonb)
  let learningCycles = Column("learning_cycles", .int4)
  let modelAccuracy = Column("model_accuracy", .float8)
  let lastUpdated = Column("last_updated", .timestamptz)
  let createdAt = Column("created_at", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
}
