import DataVault

/// A hub and no code list, since each tenant has its own and a code list is read by all.
let regionalRule = Hub("regional_rule", about: "What a region asks of a tenant") {
  Key("rule_id", .uuid)
}

let regionalComplianceRules = Source(
  RegionalComplianceRules.self, about: "What the law of each region asks of a tenant"
) { row in
  tenant.key(row.tenantId)
  regionalRule.key(row.ruleId)

  Satellite("regional_rule", of: regionalRule, about: "What has to be done, and how") {
    row.regionCode
    row.complianceFramework
    row.ruleType.about("DATA_PRIVACY, FINANCIAL, CONTRACT, TAX or REPORTING")
    row.requirementDescription
    row.implementationGuide
    row.isMandatory
    row.effectiveDate
    row.reviewFrequencyDays
    row.lastReviewed
    row.createdAt
  }
}
