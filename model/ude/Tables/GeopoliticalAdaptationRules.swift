import DataVault

struct GeopoliticalAdaptationRules: SourceTable {
  static let name = "ude.geopolitical_adaptation_rules"

  let ruleId = Column("rule_id", .uuid)
  let countryCode = Column("country_code", .text)
  let regulationType = Column("regulation_type", .text)
  let complianceRequirements = Column("compliance_requirements", .jsonb)
  let adaptationStrategy = Column("adaptation_strategy", .jsonb)
  let activationConditions = Column("activation_conditions", .jsonb)
  let isActive = Column("is_active", .bool)
  let lastEvaluated = Column("last_evaluated", .timestamptz)
  let complianceScore = Column("compliance_score", .float8)
}
