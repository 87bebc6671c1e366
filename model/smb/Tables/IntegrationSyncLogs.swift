import DataVault

struct IntegrationSyncLogs: SourceTable {
  static let name = "smb.integration_sync_logs"

  let id = Column("id", .uuid)
  let tenantId = Column("tenant_id", .uuid)
  let integrationId = Column("integration_id", .uuid)
  let syncType = Column("sync_type", .varchar(50))
  let status = Column("status", .varchar(50))
  let recordsProcessed = Column("records_processed", .int4)
  let recordsCreated = Column("records_created", .int4)
  let recordsUpdated = Column("records_updated", .int4)
  let recordsFailed = Column("records_failed", .int4)
  let errorDetails = Column("error_details", .jsonb)
  let startedAt = Column("started_at", .timestamptz)
  let completedAt = Column("completed_at", .timestamptz)
}
