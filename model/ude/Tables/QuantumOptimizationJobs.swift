import DataVault

struct QuantumOptimizationJobs: SourceTable {
  static let name = "ude.quantum_optimization_jobs"

  let jobId = Column("job_id", .uuid)
  let optimizationType = Column("optimization_type", .text)
  let problemEncoding = Column("problem_encoding", .jsonb)
  let quantumBackend = Column("quantum_backend", .text)
  let shotsCount = Column("shots_count", .int4)
  let resultHistogram = Column("result_histogram", .jsonb)
  let optimizationGain = Column("optimization_gain", .float8)
  let executionTimeMs = Column("execution_time_ms", .int4)
  let quantumAdvantageMetric = Column("quantum_advantage_metric", .float8)
  let classicalBaselinePerformance = Column("classical_baseline_performance", .float8)
  let executedAt = Column("executed_at", .timestamptz)
  let parametersTuned = Column("parameters_tuned", .jsonb)
  let tenantId = Column("tenant_id", .uuid)
}
