import DataVault

struct CrmUnifiedData: SourceTable {
  static let name = "sovren.crm_unified_data"

  let id = Column("id", .uuid)
  let integrationId = Column("integration_id", .uuid)
  let entityType = Column("entity_type", .varchar(50))
  let entityId = Column("entity_id", .varchar(255))
  let data = Column("data", .jsonb)
  let sourceCrm = Column("source_crm", .varchar(50))
  let lastModified = Column("last_modified", .timestamptz)
  let syncVersion = Column("sync_version", .int4)
  let aiInsights = Column("ai_insights", .jsonb)
  let executiveAssignments = Column("executive_assignments", .jsonb)
}
