import DataVault

struct StochasticTrajectoryModeling: SourceTable {
  static let name = "ude.stochastic_trajectory_modeling"

  let trajectoryId = Column("trajectory_id", .uuid)
  let entityId = Column("entity_id", .uuid)
  let entityType = Column("entity_type", .text)
  let currentTrajectory = Column("current_trajectory", .jsonb)
  let possibleInterventions = Column("possible_interventions", .jsonb)
  let optimalPathCalculation = Column("optimal_path_calculation", .jsonb)
  let modeledAt = Column("modeled_at", .timestamptz)
  let predictionHorizon = Column("prediction_horizon", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
}
