import DataVault

struct CustomerJourneyOptimization: SourceTable {
  static let name = "ude.customer_journey_optimization"

  let journeyId = Column("journey_id", .uuid)
  let userArchetype = Column("user_archetype", .text)
  let journeyStates = Column("journey_states", .jsonb)
  let optimalPathways = Column("optimal_pathways", .jsonb)
  let frictionPoints = Column("friction_points", .jsonb)
  let interventionOpportunities = Column("intervention_opportunities", .jsonb)
  let optimizationImpact = Column("optimization_impact", .float8)
  let createdAt = Column("created_at", .timestamptz)
  let updatedAt = Column("updated_at", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
}
