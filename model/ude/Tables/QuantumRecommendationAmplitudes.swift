import DataVault

struct QuantumRecommendationAmplitudes: SourceTable {
  static let name = "ude.quantum_recommendation_amplitudes"

  let amplitudeId = Column("amplitude_id", .uuid)
  let userId = Column("user_id", .uuid)
  let itemId = Column("item_id", .uuid)
  let probabilityAmplitude = Column("probability_amplitude", .float8)
  let phaseAngle = Column("phase_angle", .float8)
  let interferenceTerms = Column("interference_terms", .jsonb)
  let collapsed = Column("collapsed", .bool)
  let collapseContext = Column("collapse_context", .jsonb)
  let createdAt = Column("created_at", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
}
