import DataVault

struct ContextualPersonas: SourceTable {
  static let name = "ude.contextual_personas"

  let contextualPersonaId = Column("contextual_persona_id", .uuid)
  let userId = Column("user_id", .uuid)
  let tenantId = Column("tenant_id", .uuid)
  let contextDimensions = Column("context_dimensions", .jsonb)
  let activatedPersona = Column("activated_persona", .text)
  let confidenceScore = Column("confidence_score", .float8)
  let behavioralAdaptation = Column("behavioral_adaptation", .jsonb)
  let expiresAt = Column("expires_at", .timestamptz)
  let createdAt = Column("created_at", .timestamptz)
  let activationCount = Column("activation_count", .int4)
  let verificationId = Column("verification_id", .uuid)
}
