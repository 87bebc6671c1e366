import DataVault

struct EntanglementBasedEarlyWarning: SourceTable {
  static let name = "ude.entanglement_based_early_warning"

  let warningId = Column("warning_id", .uuid)
  let monitoredSystem = Column("monitored_system", .text)
  let entangledIndicators = Column("entangled_indicators", .jsonb)
  let warningAmplitude = Column("warning_amplitude", .float8)
  let collapseConditions = Column("collapse_conditions", .jsonb)
  let preventiveMeasures = Column("preventive_measures", .jsonb)
  let falsePositiveRate = Column("false_positive_rate", .float8)
  let createdAt = Column("created_at", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
}
