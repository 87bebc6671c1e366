import DataVault

struct QuantumEntanglementNetworks: SourceTable {
  static let name = "ude.quantum_entanglement_networks"

  let networkId = Column("network_id", .uuid)
  let entityType = Column("entity_type", .text)
  let entangledPairs = Column("entangled_pairs", .jsonb)
  let entanglementStrength = Column("entanglement_strength", .float8)
  let coherenceTime = Column("coherence_time", .int4)
  let utilizationCount = Column("utilization_count", .int4)
  let createdAt = Column("created_at", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
}
