import DataVault

struct CrmIntegrations: SourceTable {
  static let name = "sovren.crm_integrations"

  let id = Column("id", .uuid)
  let userId = Column("user_id", .uuid)
  let crmType = Column("crm_type", .varchar(50))
  let tierRequired = Column("tier_required", .varchar(10))
  let authData = Column("auth_data", .jsonb)
  let connectionStatus = Column("connection_status", .varchar(20))
  let syncFrequency = Column("sync_frequency", .int4)
  let lastSync = Column("last_sync", .timestamptz)
  let createdAt = Column("created_at", .timestamptz)
}
