import DataVault

struct ExperimentEnrollments: SourceTable {
  static let name = "ude.experiment_enrollments"

  let enrollmentId = Column("enrollment_id", .uuid)
  let experimentId = Column("experiment_id", .uuid)
  let userId = Column("user_id", .uuid)
  let variant = Column("variant", .text)
  let assignedAt = Column("assigned_at", .timestamptz)
  let quantumBackend = Column("quantum_backend", .text)
  let precisionLevel = Column("precision_level", .text)
  let tenantId = Column("tenant_id", .uuid)
}
