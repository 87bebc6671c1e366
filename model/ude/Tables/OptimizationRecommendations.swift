import DataVault

struct OptimizationRecommendations: SourceTable {
  static let name = "ude.optimization_recommendations"

  let recommendationId = Column("recommendation_id", .uuid)
  let resourceType = Column("resource_type", .text)
  let resourceId = Column("resource_id", .uuid)
  let currentUsage = Column("current_usage", .float8)
  let recommendedUsage = Column("recommended_usage", .float8)
  let potentialSavings = Column("potential_savings", .float8)
  let implementationEffort = Column("implementation_effort", .text)
  let priority = Column("priority", .text)
  let status = Column("status", .text)
  let impactAnalysis = Column("impact_analysis", .jsonb)
  let createdAt = Column("created_at", .timestamptz)
  let implementedAt = Column("implemented_at", .timestamptz)
}
