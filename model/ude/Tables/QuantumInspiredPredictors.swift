import DataVault

struct QuantumInspiredPredictors: SourceTable {
  static let name = "ude.quantum_inspired_predictors"

  let predictorId = Column("predictor_id", .uuid)
  let predictionDomain = Column("prediction_domain", .text)
  let quantumCircuitTemplate = Column("quantum_circuit_template", .uuid)
  let inputQubits = Column("input_qubits", .int4)
  let outputInterpretation = Column("output_interpretation", .jsonb)
  let accuracyMetrics = Column("accuracy_metrics", .jsonb)
  let trainingDataHash = Column("training_data_hash", .text)
  let isActive = Column("is_active", .bool)
  let createdAt = Column("created_at", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
  let fallbackModelId = Column("fallback_model_id", .uuid)
}
