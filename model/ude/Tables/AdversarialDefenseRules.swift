import DataVault

struct AdversarialDefenseRules: SourceTable {
  static let name = "ude.adversarial_defense_rules"

  let ruleId = Column("rule_id", .uuid)
  let attackPattern = Column("attack_pattern", .text)
  let detectionHeuristics = Column("detection_heuristics", .jsonb)
  let mitigationAction = Column("mitigation_action", .text)
  let confidenceThreshold = Column("confidence_threshold", .float8)
  let isActive = Column("is_active", .bool)
  let lastUpdated = Column("last_updated", .timestamptz)
  let effectivenessScore = Column("effectiveness_score", .float8)
  let falsePositiveRate = Column("false_positive_rate", .float8)
}
