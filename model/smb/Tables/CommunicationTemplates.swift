import DataVault

struct CommunicationTemplates: SourceTable {
  static let name = "smb.communication_templates"

  let id = Column("id", .uuid)
  let tenantId = Column("tenant_id", .uuid)
  let businessId = Column("business_id", .uuid)
  let templateName = Column("template_name", .varchar(255))
  let templateType = Column("template_type", .varchar(50))
  let communicationType = Column("communication_type", .varchar(50))
  let subjectTemplate = Column("subject_template", .text)
  let contentTemplate = Column("content_template", .text)
  let variables = Column("variables", .jsonb)
  let usageCount = Column("usage_count", .int4)
  let lastUsedAt = Column("last_used_at", .timestamptz)
  let createdAt = Column("created_at", .timestamptz)
  let updatedAt = Column("updated_at", .timestamptz)
}
