import DataVault

struct QuantumAdvantageValidations: SourceTable {
  static let name = "ude.quantum_advantage_validations"

  let validationId = Column("validation_id", .uuid)
  let jobId = Column("job_id", .uuid)
  let classicalRuntimeMs = Column("classical_runtime_ms", .int4)
  let quantumRuntimeMs = Column("quantum_runtime_ms", .int4)
  let statisticalSignificance = Column("statistical_significance", .float8)
  let validatedBy = Column("validated_by", .uuid)
  let validatedAt = Column("validated_at", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
}
