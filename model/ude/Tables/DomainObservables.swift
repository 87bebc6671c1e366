import DataVault

struct DomainObservables: SourceTable {
  static let name = "ude.domain_observables"

  let observableId = Column("observable_id", .uuid)
  let stateId = Column("state_id", .uuid)
  let modelName = Column("model_name", .text)
  let modelScore = Column("model_score", .float8)
  let modelVersion = Column("model_version", .text)
  let inferenceLatencyMs = Column("inference_latency_ms", .int4)
  let measuredAt = Column("measured_at", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
}
