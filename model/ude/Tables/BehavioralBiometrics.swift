import DataVault

struct BehavioralBiometrics: SourceTable {
  static let name = "ude.behavioral_biometrics"

  let biometricId = Column("biometric_id", .uuid)
  let userId = Column("user_id", .uuid)
  let typingPattern = Column("typing_pattern", .jsonb)
  let mouseMovements = Column("mouse_movements", .jsonb)
  let responseTiming = Column("response_timing", .jsonb)
  let interactionRhythm = Column("interaction_rhythm", .jsonb)
  let decisionMakingPattern = Column("decision_making_pattern", .jsonb)
  let behavioralHash = Column("behavioral_hash", .text)
  let confidenceScore = Column("confidence_score", .float8)
  let lastUpdated = Column("last_updated", .timestamptz)
  let sampleCount = Column("sample_count", .int4)
}
