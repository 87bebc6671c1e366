import DataVault

struct BusinessEvents: SourceTable {
  static let name = "smb.business_events"

  let time = Column("time", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
  let businessId = Column("business_id", .uuid)
  let eventType = Column("event_type", .varchar(100))
  let eventName = Column("event_name", .varchar(100))
  let userId = Column("user_id", .uuid)
  let customerId = Column("customer_id", .uuid)
  let jobId = Column("job_id", .uuid)
  let properties = Column("properties", .jsonb)
  let sessionId = Column("session_id", .varchar(100))
}
