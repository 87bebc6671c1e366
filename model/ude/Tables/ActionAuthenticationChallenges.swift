import DataVault

struct ActionAuthenticationChallenges: SourceTable {
  static let name = "ude.action_authentication_challenges"

  let challengeId = Column("challenge_id", .uuid)
  let actionId = Column("action_id", .uuid)
  let challengeType = Column("challenge_type", .text)
  let proofRequirements = Column("proof_requirements", .jsonb)
  let completed = Column("completed", .bool)
  let expiresAt = Column("expires_at", .timestamptz)
  let createdAt = Column("created_at", .timestamptz)
  let completedAt = Column("completed_at", .timestamptz)
  let successRate = Column("success_rate", .float8)
  let attempts = Column("attempts", .int4)
  let maxAttempts = Column("max_attempts", .int4)
}
