import DataVault

struct SemanticRelationships: SourceTable {
  static let name = "ude.semantic_relationships"

  let relationshipId = Column("relationship_id", .uuid)
  let sourceEngram = Column("source_engram", .uuid)
  let targetEngram = Column("target_engram", .uuid)
  let relationshipType = Column("relationship_type", .text)
  let strength = Column("strength", .float8)
  let confidence = Column("confidence", .float8)
  let contextBinding = Column("context_binding", .jsonb)
  let createdAt = Column("created_at", .timestamptz)
  let lastVerified = Column("last_verified", .timestamptz)
  let verificationCount = Column("verification_count", .int4)
  let quantumCorrelation = Column("quantum_correlation", .float8)
  let entanglementPotential = Column("entanglement_potential", .bool)
  let responseEffectivenessCorrelation = Column("response_effectiveness_correlation", .float8)
  let verificationId = Column("verification_id", .uuid)
}
