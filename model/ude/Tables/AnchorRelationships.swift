import DataVault

struct AnchorRelationships: SourceTable {
  static let name = "ude.anchor_relationships"

  let relationshipId = Column("relationship_id", .uuid)
  let sourceAnchorId = Column("source_anchor_id", .uuid)
  let targetAnchorId = Column("target_anchor_id", .uuid)
  let relationshipType = Column("relationship_type", .text)
  let strength = Column("strength", .float8)
  let confidence = Column("confidence", .float8)
  let context = Column("context", .jsonb)
  let createdAt = Column("created_at", .timestamptz)
  let lastObserved = Column("last_observed", .timestamptz)
  let observationCount = Column("observation_count", .int4)
  let verificationId = Column("verification_id", .uuid)
}
