import DataVault

struct ModelRegistry: SourceTable {
  static let name = "ude.model_registry"

  let modelId = Column("model_id", .uuid)
  let modelName = Column("model_name", .text)
  let modelFamily = Column("model_family", .text)
  let version = Column("version", .text)
  let modelType = Column("model_type", .text)
  let status = Column("status", .text)
  let trainingDataHash = Column("training_data_hash", .text)
  let performanceMetrics = Column("performance_metrics", .jsonb)
  let driftMetrics = Column("drift_metrics", .jsonb)
  let approvalStatus = Column("approval_status", .text)
  let createdAt = Column("created_at", .timestamptz)
  let updatedAt = Column("updated_at", .timestamptz)
  let deployedAt = Column("deployed_at", .timestamptz)
  let retirementDate = Column("retirement_date", .timestamptz)
  let modelCardUrl = Column("model_card_url", .text)
  let tenantId = Column("tenant_id", .uuid)
}
