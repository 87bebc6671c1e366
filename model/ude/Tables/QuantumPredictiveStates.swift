import DataVault

struct QuantumPredictiveStates: SourceTable {
  static let name = "ude.quantum_predictive_states"

  let stateId = Column("state_id", .uuid)
  let systemComponent = Column("system_component", .text)
  let currentStateVector = Column("current_state_vector", .jsonb)
  let possibleFutures = Column("possible_futures", .jsonb)
  let coherenceTime = Column("coherence_time", .int4)
  let collapseConditions = Column("collapse_conditions", .jsonb)
  let predictedCollapseTime = Column("predicted_collapse_time", .timestamptz)
  let createdAt = Column("created_at", .timestamptz)
  let updatedAt = Column("updated_at", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
  let expiresAt = Column("expires_at", .timestamptz)
}
