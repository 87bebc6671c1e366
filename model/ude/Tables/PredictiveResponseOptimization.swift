import DataVault

struct PredictiveResponseOptimization: SourceTable {
  static let name = "ude.predictive_response_optimization"

  let optimizationId = Column("optimization_id", .uuid)
  let userId = Column("user_id", .uuid)
  let queryContext = Column("query_context", .jsonb)
  let possibleResponses = Column("possible_responses", .jsonb)
  let optimalResponseCalculated = Column("optimal_response_calculated", .uuid)
  let confidenceInterval = Column("confidence_interval", .jsonb)
  let responseEffectiveness = Column("response_effectiveness", .float8)
  let feedbackIncorporated = Column("feedback_incorporated", .bool)
  let createdAt = Column("created_at", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
  let explanationArtifactId = Column("explanation_artifact_id", .uuid)
}
