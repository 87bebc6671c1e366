import DataVault

struct QuantumPredictionApis: SourceTable {
  static let name = "ude.quantum_prediction_apis"

  let apiId = Column("api_id", .uuid)
  let endpointPath = Column("endpoint_path", .text)
  let description = Column("description", .text)
  let inputSchema = Column("input_schema", .jsonb)
  let outputSchema = Column("output_schema", .jsonb)
  let quantumBackendRequired = Column("quantum_backend_required", .bool)
  let classicalFallbackAvailable = Column("classical_fallback_available", .bool)
  let rateLimitPerMinute = Column("rate_limit_per_minute", .int4)
  let isActive = Column("is_active", .bool)
  let createdAt = Column("created_at", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
}
