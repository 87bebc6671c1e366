import DataVault

struct AuditLogs: SourceTable {
  static let name = "kembridge.audit_logs"

  let id = Column("id", .uuid)
  let userId = Column("user_id", .uuid)
  let transactionId = Column("transaction_id", .uuid)
  let eventType = Column("event_type", .varchar(100))
  let eventCategory = Column("event_category", .varchar(50))
  let eventData = Column("event_data", .jsonb)
  let ipAddress = Column("ip_address", .inet)
  let userAgent = Column("user_agent", .text)
  let createdAt = Column("created_at", .timestamptz)
  let severity = Column("severity", .varchar(20))
}
