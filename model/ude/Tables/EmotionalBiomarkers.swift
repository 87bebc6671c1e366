import DataVault

struct EmotionalBiomarkers: SourceTable {
  static let name = "ude.emotional_biomarkers"

  let biomarkerId = Column("biomarker_id", .uuid)
  let userId = Column("user_id", .uuid)
  let tenantId = Column("tenant_id", .uuid)
  let biomarkerType = Column("biomarker_type", .text)
  let intensity = Column("intensity", .float8)
  let durationSeconds = Column("duration_seconds", .int4)
  let contextTriggers = Column("context_triggers", .jsonb)
  let detectedAt = Column("detected_at", .timestamptz)
  let confidence = Column("confidence", .float8)
  let verificationId = Column("verification_id", .uuid)
}
