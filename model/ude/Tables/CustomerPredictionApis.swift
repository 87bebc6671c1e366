import DataVault

struct CustomerPredictionApis: SourceTable {
  static let name = "ude.customer_prediction_apis"

  let apiId = Column("api_id", .uuid)
  let endpointName = Column("endpoint_name", .text)
  let description = Column("description", .text)
  let inputParameters = Column("input_parameters", .jsonb)
  let outputSchema = Column("output_schema", .jsonb)
  let quantumEnhancementLevel = Column("quantum_enhancement_level", .text)
  let accuracyBenchmark = Column("accuracy_benchmark", .float8)
  let isActive = Column("is_active", .bool)
  let createdAt = Column("created_at", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
}
