import DataVault

struct QuantumComputationJobs: SourceTable {
  static let name = "ude.quantum_computation_jobs"

  let jobId = Column("job_id", .uuid)
  let computationType = Column("computation_type", .text)
  let inputDataHash = Column("input_data_hash", .text)
  let quantumCircuitDescription = Column("quantum_circuit_description", .text)
  let expectedResultSchema = Column("expected_result_schema", .jsonb)
  let executionPriority = Column("execution_priority", .int4)
  let status = Column("status", .text)
  let createdAt = Column("created_at", .timestamptz)
  let startedAt = Column("started_at", .timestamptz)
  let completedAt = Column("completed_at", .timestamptz)
  let resultData = Column("result_data", .jsonb)
  let errorMessage = Column("error_message", .text)
  let executionTimeMs = Column("execution_time_ms", .int4)
  let quantumBackendUsed = Column("quantum_backend_used", .text)
  let optimizationCategory = Column("optimization_category", .text)
  let tenantId = Column("tenant_id", .uuid)
  let correlationId = Column("correlation_id", .uuid)
}
