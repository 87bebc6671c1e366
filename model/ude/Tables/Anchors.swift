import DataVault

struct Anchors: SourceTable {
  static let name = "ude.anchors"

  let anchorId = Column("anchor_id", .uuid)
  let userId = Column("user_id", .uuid)
  let tenantId = Column("tenant_id", .uuid)
  let anchorType = Column("anchor_type", .text)
  let anchorKey = Column("anchor_key", .text)
  let anchorValue = Column("anchor_value", .text)
  let weight = Column("weight", .float8)
  let confidence = Column("confidence", .float8)
  let source = Column("source", .text)
  let createdAt = Column("created_at", .timestamptz)
  let lastUpdated = Column("last_updated", .timestamptz)
  let lastAccessed = Column("last_accessed", .timestamptz)
  let decayTauDays = Column("decay_tau_days", .int4)
  let permanent = Column("permanent", .bool)
  let verified = Column("verified", .bool)
  let verificationSource = Column("verification_source", .text)
  let accessCount = Column("access_count", .int4)
  let metadata = Column("metadata", .jsonb)
  let communicationPreference = Column("communication_preference", .bool)
  let preferredComplexityLevel = Column("preferred_complexity_level", .float8)
  let verificationId = Column("verification_id", .uuid)
}
