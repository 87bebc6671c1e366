import DataVault

struct QuantumCircuitTemplates: SourceTable {
  static let name = "ude.quantum_circuit_templates"

  let circuitId = Column("circuit_id", .uuid)
  let circuitType = Column("circuit_type", .text)
  let qubitCount = Column("qubit_count", .int4)
  let depth = Column("depth", .int4)
  let optimizationGoal = Column("optimization_goal", .jsonb)
  let compiledCircuit = Column("compiled_circuit", .text)
  let performanceBoost = Column("performance_boost", .float8)
  let accuracyImprovement = Column("accuracy_improvement", .float8)
  let isActive = Column("is_active", .bool)
  let createdAt = Column("created_at", .timestamptz)
  let testedAt = Column("tested_at", .timestamptz)
  let version = Column("version", .int4)
  let tenantId = Column("tenant_id", .uuid)
}
