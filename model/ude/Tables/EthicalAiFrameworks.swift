import DataVault

struct EthicalAiFrameworks: SourceTable {
  static let name = "ude.ethical_ai_frameworks"

  let frameworkId = Column("framework_id", .uuid)
  let name = Column("name", .text)
  let description = Column("description", .text)
  let principles = Column("principles", .jsonb)
  let implementationGuide = Column("implementation_guide", .jsonb)
  let complianceRequirements = Column("compliance_requirements", .jsonb)
  let isActive = Column("is_active", .bool)
  let createdAt = Column("created_at", .timestamptz)
  let updatedAt = Column("updated_at", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
}
