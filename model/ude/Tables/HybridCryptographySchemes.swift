import DataVault

struct HybridCryptographySchemes: SourceTable {
  static let name = "ude.hybrid_cryptography_schemes"

  let schemeId = Column("scheme_id", .uuid)
  let schemeName = Column("scheme_name", .text)
  let classicalAlgorithm = Column("classical_algorithm", .text)
  let quantumAlgorithm = Column("quantum_algorithm", .text)
  let hybridMode = Column("hybrid_mode", .text)
  let securityLevelBits = Column("security_level_bits", .int4)
  let implementationGuide = Column("implementation_guide", .jsonb)
  let migrationPriority = Column("migration_priority", .int4)
  let isActive = Column("is_active", .bool)
  let performanceImpact = Column("performance_impact", .float8)
  let compatibilityScore = Column("compatibility_score", .float8)
  let createdAt = Column("created_at", .timestamptz)
}
