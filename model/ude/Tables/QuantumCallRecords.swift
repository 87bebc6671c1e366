import DataVault

struct QuantumCallRecords: SourceTable {
  static let name = "ude.quantum_call_records"

  let callId = Column("call_id", .uuid)
  let tenantId = Column("tenant_id", .uuid)
  let jobId = Column("job_id", .uuid)
  let quantumBackend = Column("quantum_backend", .text)
  let computeSeconds = Column("compute_seconds", .float8)
  let costCents = Column("cost_cents", .int8)
  let timestamp = Column("timestamp", .timestamptz)
  let metadata = Column("metadata", .jsonb)
}
