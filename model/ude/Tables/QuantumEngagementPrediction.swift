import DataVault

struct QuantumEngagementPrediction: SourceTable {
  static let name = "ude.quantum_engagement_prediction"

  let predictionId = Column("prediction_id", .uuid)
  let userId = Column("user_id", .uuid)
  let engagementAmplitude = Column("engagement_amplitude", .float8)
  let churnProbability = Column("churn_probability", .float8)
  let satisfactionTrajectory = Column("satisfaction_trajectory", .jsonb)
  let interventionRecommendations = Column("intervention_recommendations", .jsonb)
  let predictionHorizonDays = Column("prediction_horizon_days", .int4)
  let predictedAt = Column("predicted_at", .timestamptz)
  let accuracyMeasured = Column("accuracy_measured", .float8)
  let tenantId = Column("tenant_id", .uuid)
}
