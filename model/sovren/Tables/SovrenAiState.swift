import DataVault

struct SovrenAiState: SourceTable {
  static let name = "sovren.sovren_ai_state"

  let id = Column("id", .uuid)
  let userId = Column("user_id", .uuid)
  let consciousnessLevel = Column("consciousness_level", .numeric(5, 2))
  let neuralActivity = Column("neural_activity", .jsonb)
  let dimensionalPosition = Column("dimensional_position", .array(.int4))
  let temporalAdvantage = Column("temporal_advantage", .numeric(5, 2))
  let predictionAccuracy = Column("prediction_accuracy", .numeric(5, 4))
  let androidAppearance = Column("android_appearance", .jsonb)
  let createdAt = Column("created_at", .timestamptz)
  let lastActive = Column("last_active", .timestamptz)
}
