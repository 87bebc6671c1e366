import DataVault

struct Integrations: SourceTable {
  static let name = "smb.integrations"

  let id = Column("id", .uuid)
  let tenantId = Column("tenant_id", .uuid)
  let businessId = Column("business_id", .uuid)
  let provider = Column("provider", .varchar(100))
  let integrationType = Column("integration_type", .varchar(50))
  let displayName = Column("display_name", .varchar(255))
  let status = Column("status", .varchar(50))
  let lastSyncAt = Column("last_sync_at", .timestamptz)
  let nextSyncAt = Column("next_sync_at", .timestamptz)
  let syncFrequency = Column("sync_frequency", .interval)
  let authType = Column("auth_type", .varchar(50))
  let encryptedCredentials = Column("encrypted_credentials", .bytea)
  let refreshTokenEncrypted = Column("refresh_token_encrypted", .bytea)
  let tokenExpiresAt = Column("token_expires_at", .timestamptz)
  let syncSettings = Column("sync_settings", .jsonb)
  let fieldMappings = Column("field_mappings", .jsonb)
  let enabledFeatures = Column("enabled_features", .array(.text))
  let lastError = Column("last_error", .text)
  let errorCount = Column("error_count", .int4)
  let retryAfter = Column("retry_after", .timestamptz)
  let createdAt = Column("created_at", .timestamptz)
  let updatedAt = Column("updated_at", .timestamptz)
}
