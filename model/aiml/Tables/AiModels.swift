import DataVault

struct AiModels: SourceTable {
  static let name = "aiml_ops.ai_models"

  let modelId = Column("model_id", .uuid)
  let tenantId = Column("tenant_id", .uuid)
  let modelName = Column("model_name", .varchar(100))
  let modelVersion = Column("model_version", .varchar(50))
  let provider = Column("provider", .varchar(100))
  let modelType = Column("model_type", .varchar(50))
  let createdAt = Column("created_at", .timestamptz)
  let retiredAt = Column("retired_at", .timestamptz)
}
