import DataVault

struct QuantumSelfHealingCircuits: SourceTable {
  static let name = "ude.quantum_self_healing_circuits"

  let circuitId = Column("circuit_id", .uuid)
  let componentType = Column("component_type", .text)
  let healthStateVector = Column("health_state_vector", .jsonb)
  let failureAmplitudes = Column("failure_amplitudes", .jsonb)
  let selfHealingProtocols = Column("self_healing_protocols", .jsonb)
  let activationThreshold = Column("activation_threshold", .float8)
  let lastActivated = Column("last_activated", .timestamptz)
  let successRate = Column("success_rate", .float8)
  let createdAt = Column("created_at", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
}
