import DataVault

struct SuperpositionedFailureModes: SourceTable {
  static let name = "ude.superpositioned_failure_modes"

  let modeId = Column("mode_id", .uuid)
  let systemComponent = Column("system_component", .text)
  let failureSuperposition = Column("failure_superposition", .jsonb)
  let collapseObservables = Column("collapse_observables", .jsonb)
  let preventiveEntanglement = Column("preventive_entanglement", .jsonb)
  let createdAt = Column("created_at", .timestamptz)
  let updatedAt = Column("updated_at", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
}
