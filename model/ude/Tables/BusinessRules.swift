import DataVault

struct BusinessRules: SourceTable {
  static let name = "ude.business_rules"

  let ruleId = Column("rule_id", .uuid)
  let ruleName = Column("rule_name", .text)
  let ruleType = Column("rule_type", .text)
  let conditionJson = Column("condition_json", .jsonb)
  let actionJson = Column("action_json", .jsonb)
  let priority = Column("priority", .int4)
  let active = Column("active", .bool)
  let createdAt = Column("created_at", .timestamptz)
  let updatedAt = Column("updated_at", .timestamptz)
  let author = Column("author", .uuid)
  let tenantId = Column("tenant_id", .uuid)
  let notes = Column("notes", .text)
  let version = Column("version", .int4)
  let quantumEnabled = Column("quantum_enabled", .bool)
  let quantumParameters = Column("quantum_parameters", .jsonb)
  let executionTimeoutMs = Column("execution_timeout_ms", .int4)
  let errorHandlingStrategy = Column("error_handling_strategy", .jsonb)
  let verificationId = Column("verification_id", .uuid)
}
