import DataVault

struct StochasticPositionAnalysis: SourceTable {
  static let name = "ude.stochastic_position_analysis"

  let analysisId = Column("analysis_id", .uuid)
  let entityType = Column("entity_type", .text)
  let entityId = Column("entity_id", .uuid)
  let positionCloud = Column("position_cloud", .jsonb)
  let entropyLevel = Column("entropy_level", .float8)
  let optimalInterventionPoints = Column("optimal_intervention_points", .jsonb)
  let analysisTimestamp = Column("analysis_timestamp", .timestamptz)
  let predictedConvergenceTime = Column("predicted_convergence_time", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
}
