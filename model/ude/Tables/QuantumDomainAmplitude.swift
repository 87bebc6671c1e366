import DataVault

struct QuantumDomainAmplitude: SourceTable {
  static let name = "ude.quantum_domain_amplitude"

  let amplitudeId = Column("amplitude_id", .uuid)
  let sessionId = Column("session_id", .uuid)
  let domainPair = Column("domain_pair", .text)
  let interferenceScore = Column("interference_score", .float8)
  let phaseCorrelation = Column("phase_correlation", .float8)
  let entanglementGroup = Column("entanglement_group", .uuid)
  let coherenceTimeMs = Column("coherence_time_ms", .int4)
  let createdAt = Column("created_at", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
}
