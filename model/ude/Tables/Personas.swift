import DataVault

struct Personas: SourceTable {
  static let name = "ude.personas"

  let personaId = Column("persona_id", .uuid)
  let name = Column("name", .text)
  let description = Column("description", .text)
  let criteria = Column("criteria", .jsonb)
  let targetSize = Column("target_size", .int4)
  let createdAt = Column("created_at", .timestamptz)
  let updatedAt = Column("updated_at", .timestamptz)
  let updatedBy = Column("updated_by", .uuid)
  let isActive = Column("is_active", .bool)
  let confidenceThreshold = Column("confidence_threshold", .float8)
  let autoRefresh = Column("auto_refresh", .bool)
  let refreshFrequencyDays = Column("refresh_frequency_days", .int4)
  let lastRefresh = Column("last_refresh", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
}
