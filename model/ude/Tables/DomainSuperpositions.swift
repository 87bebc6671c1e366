import DataVault

struct DomainSuperpositions: SourceTable {
  static let name = "ude.domain_superpositions"

  let stateId = Column("state_id", .uuid)
  let sessionId = Column("session_id", .uuid)
  let tenantId = Column("tenant_id", .uuid)
  let domainScores = Column("domain_scores", .jsonb)
  let entropy = Column("entropy", .float8)
  let observationPolicy = Column("observation_policy", .jsonb)
  let modelEnsembleWeights = Column("model_ensemble_weights", .jsonb)
  let createdAt = Column("created_at", .timestamptz)
  let collapsedAt = Column("collapsed_at", .timestamptz)
  let collapsedDomain = Column("collapsed_domain", .text)
  let expiresAt = Column("expires_at", .timestamptz)
}
