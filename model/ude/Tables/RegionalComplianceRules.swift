import DataVault

struct RegionalComplianceRules: SourceTable {
  static let name = "ude.regional_compliance_rules"

  let ruleId = Column("rule_id", .uuid)
  let regionCode = Column("region_code", .text)
  let complianceFramework = Column("compliance_framework", .text)
  let ruleType = Column("rule_type", .text)
  let requirementDescription = Column("requirement_description", .text)
  let implementationGuide = Column("implementation_guide", .jsonb)
  let isMandatory = Column("is_mandatory", .bool)
  let effectiveDate = Column("effective_date", .date)
  let reviewFrequencyDays = Column("review_frequency_days", .int4)
  let lastReviewed = Column("last_reviewed", .date)
  let createdAt = Column("created_at", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
}
