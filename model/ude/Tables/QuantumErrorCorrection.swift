import DataVault

struct QuantumErrorCorrection: SourceTable {
  static let name = "ude.quantum_error_correction"

  let correctionId = Column("correction_id", .uuid)
  let jobId = Column("job_id", .uuid)
  let errorType = Column("error_type", .text)
  let correctionAlgorithm = Column("correction_algorithm", .text)
  let appliedBeforeCalculation = Column("applied_before_calculation", .bool)
  let successRate = Column("success_rate", .float8)
  let computationalOverhead = Column("computational_overhead", .float8)
  let correctedAt = Column("corrected_at", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
}
