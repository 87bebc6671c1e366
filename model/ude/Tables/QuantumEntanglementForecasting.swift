import DataVault

struct QuantumEntanglementForecasting: SourceTable {
  static let name = "ude.quantum_entanglement_forecasting"

  let forecastId = Column("forecast_id", .uuid)
  let entangledEntities = Column("entangled_entities", .jsonb)
  let correlationStrength = Column("correlation_strength", .float8)
  let predictedSynchronizationEvents = Column("predicted_synchronization_events", .jsonb)
  let forecastHorizonHours = Column("forecast_horizon_hours", .int4)
  let confidenceInterval = Column("confidence_interval", .jsonb)
  let createdAt = Column("created_at", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
}
