import DataVault

struct AuditLogs: SourceTable {
  static let name = "smb.audit_logs"

  let id = Column("id", .uuid)
  let tenantId = Column("tenant_id", .uuid)
  let action = Column("action", .varchar(50))
  let tableName = Column("table_name", .varchar(100))
  let recordId = Column("record_id", .uuid)
  let userId = Column("user_id", .uuid)
  let userEmail = Column("user_email", .varchar(255))
  let ipAddress = Column("ip_address", .inet)
  let userAgent = Column("user_agent", .text)
  let oldValues = Column("old_values", .jsonb)
  let newValues = Column("new_values", .jsonb)
  let changedFields = Column("changed_fields", .array(.text))
  let sessionId = Column("session_id", .varchar(100))
  let requestId = Column("request_id", .varchar(100))
  let source = Column("source", .varchar(50))
  let createdAt = Column("created_at", .timestamptz)
}
