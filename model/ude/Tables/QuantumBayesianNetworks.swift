import DataVault

struct QuantumBayesianNetworks: SourceTable {
  static let name = "ude.quantum_bayesian_networks"

  let networkId = Column("network_id", .uuid)
  let networkStructure = Column("network_structure", .jsonb)
  let quantumPriors = Column("quantum_priors", .jsonb)
  let observationEffects = Column("observation_effects", .jsonb)
  let inferenceRules = Column("inference_rules", .jsonb)
  let learningRate = Column("learning_rate", .float8)
  let createdAt = Column("created_at", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
}
