import DataVault

struct IncidentTimeline: SourceTable {
  static let name = "ude.incident_timeline"

  let timelineId = Column("timeline_id", .uuid)
  let incidentId = Column("incident_id", .uuid)
  let eventType = Column("event_type", .text)
  let description = Column("description", .text)
  let timestamp = Column("timestamp", .timestamptz)
  let author = Column("author", .uuid)
  let metadata = Column("metadata", .jsonb)
  let tenantId = Column("tenant_id", .uuid)
}
