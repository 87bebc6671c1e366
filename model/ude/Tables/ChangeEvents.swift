import DataVault

struct ChangeEvents: SourceTable {
  static let name = "ude.change_events"

  let eventId = Column("event_id", .uuid)
  let entityType = Column("entity_type", .text)
  let entityId = Column("entity_id", .uuid)
  let operation = Column("operation", .text)
  let oldValues = Column("old_values", .jsonb)
  let newValues = Column("new_values", .jsonb)
  let payload = Column("payload", .jsonb)
  let tenantId = Column("tenant_id", .uuid)
  let userId = Column("user_id", .uuid)
  let correlationId = Column("correlation_id", .uuid)
  let timestamp = Column("timestamp", .timestamptz)
  let version = Column("version", .int4)
}
