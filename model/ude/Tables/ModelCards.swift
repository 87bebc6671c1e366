import DataVault

struct ModelCards: SourceTable {
  static let name = "ude.model_cards"

  let cardId = Column("card_id", .uuid)
  let modelId = Column("model_id", .uuid)
  let intendedUse = Column("intended_use", .text)
  let factors = Column("factors", .jsonb)
  let metrics = Column("metrics", .jsonb)
  let evaluationData = Column("evaluation_data", .jsonb)
  let trainingData = Column("training_data", .jsonb)
  let ethicalConsiderations = Column("ethical_considerations", .jsonb)
  let limitations = Column("limitations", .text)
  let version = Column("version", .int4)
  let createdAt = Column("created_at", .timestamptz)
  let updatedAt = Column("updated_at", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
}
