import DataVault

struct ModelExperiments: SourceTable {
  static let name = "ude.model_experiments"

  let experimentId = Column("experiment_id", .uuid)
  let modelVersion = Column("model_version", .uuid)
  let trafficPercentage = Column("traffic_percentage", .float8)
  let startTime = Column("start_time", .timestamptz)
  let endTime = Column("end_time", .timestamptz)
  let successCriteria = Column("success_criteria", .jsonb)
  let results = Column("results", .jsonb)
  let promotionDecision = Column("promotion_decision", .text)
  let createdAt = Column("created_at", .timestamptz)
  let experimentOwner = Column("experiment_owner", .uuid)
  let tenantId = Column("tenant_id", .uuid)
}
