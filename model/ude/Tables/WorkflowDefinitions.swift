import DataVault

struct WorkflowDefinitions: SourceTable {
  static let name = "ude.workflow_definitions"

  let workflowId = Column("workflow_id", .uuid)
  let name = Column("name", .text)
  let description = Column("description", .text)
  let version = Column("version", .int4)
  let definition = Column("definition", .jsonb)
  let inputSchema = Column("input_schema", .jsonb)
  let outputSchema = Column("output_schema", .jsonb)
  let timeoutSeconds = Column("timeout_seconds", .int4)
  let retryPolicy = Column("retry_policy", .jsonb)
  let errorHandling = Column("error_handling", .jsonb)
  let isActive = Column("is_active", .bool)
  let createdAt = Column("created_at", .timestamptz)
  let updatedAt = Column("updated_at", .timestamptz)
  let createdBy = Column("created_by", .uuid)
  let tenantId = Column("tenant_id", .uuid)
}
