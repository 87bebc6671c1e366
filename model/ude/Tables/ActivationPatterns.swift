import DataVault

struct ActivationPatterns: SourceTable {
  static let name = "ude.activation_patterns"

  let patternId = Column("pattern_id", .uuid)
  let triggerContext = Column("trigger_context", .jsonb)
  let activatedEngrams = Column("activated_engrams", .jsonb)
  let activationIntensity = Column("activation_intensity", .float8)
  let patternSignature = Column("pattern_signature", .text)
  let lastActivated = Column("last_activated", .timestamptz)
  let activationCount = Column("activation_count", .int4)
  let successRate = Column("success_rate", .float8)
  let tenantId = Column("tenant_id", .uuid)
  let verificationId = Column("verification_id", .uuid)
}
