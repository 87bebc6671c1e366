import DataVault

struct AdversarialAttemptLog: SourceTable {
  static let name = "ude.adversarial_attempt_log"

  let attemptId = Column("attempt_id", .uuid)
  let sessionId = Column("session_id", .uuid)
  let detectedPattern = Column("detected_pattern", .text)
  let inputText = Column("input_text", .text)
  let defenseTriggered = Column("defense_triggered", .bool)
  let blocked = Column("blocked", .bool)
  let confidenceScore = Column("confidence_score", .float8)
  let createdAt = Column("created_at", .timestamptz)
}
