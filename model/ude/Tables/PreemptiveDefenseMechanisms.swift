import DataVault

struct PreemptiveDefenseMechanisms: SourceTable {
  static let name = "ude.preemptive_defense_mechanisms"

  let defenseId = Column("defense_id", .uuid)
  let threatPattern = Column("threat_pattern", .text)
  let quantumAmplitudeDetection = Column("quantum_amplitude_detection", .jsonb)
  let preemptiveActions = Column("preemptive_actions", .jsonb)
  let confidenceThreshold = Column("confidence_threshold", .float8)
  let falsePositivePenalty = Column("false_positive_penalty", .float8)
  let activationHistory = Column("activation_history", .jsonb)
  let isActive = Column("is_active", .bool)
  let createdAt = Column("created_at", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
}
