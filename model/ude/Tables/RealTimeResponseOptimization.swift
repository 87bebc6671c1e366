import DataVault

struct RealTimeResponseOptimization: SourceTable {
  static let name = "ude.real_time_response_optimization"

  let optimizationId = Column("optimization_id", .uuid)
  let sessionId = Column("session_id", .uuid)
  let queryComplexity = Column("query_complexity", .float8)
  let contextRichness = Column("context_richness", .float8)
  let availableResponses = Column("available_responses", .jsonb)
  let quantumScoring = Column("quantum_scoring", .jsonb)
  let selectedResponse = Column("selected_response", .uuid)
  let selectionReasoning = Column("selection_reasoning", .jsonb)
  let userFeedback = Column("user_feedback", .int4)
  let processingTimeMs = Column("processing_time_ms", .int4)
  let createdAt = Column("created_at", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
  let explanationArtifactId = Column("explanation_artifact_id", .uuid)
}
