import DataVault

struct MultiLayerIntentModeling: SourceTable {
  static let name = "ude.multi_layer_intent_modeling"

  let modelId = Column("model_id", .uuid)
  let userSegment = Column("user_segment", .text)
  let surfaceIntents = Column("surface_intents", .jsonb)
  let hiddenIntents = Column("hidden_intents", .jsonb)
  let metaIntents = Column("meta_intents", .jsonb)
  let intentTransitions = Column("intent_transitions", .jsonb)
  let modelAccuracy = Column("model_accuracy", .float8)
  let lastTrained = Column("last_trained", .timestamptz)
  let createdAt = Column("created_at", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
}
