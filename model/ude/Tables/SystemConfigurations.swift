import DataVault

struct SystemConfigurations: SourceTable {
  static let name = "ude.system_configurations"

  let configId = Column("config_id", .uuid)
  let configKey = Column("config_key", .text)
  let configValue = Column("config_value", .jsonb)
  let configType = Column("config_type", .text)
  let environment = Column("environment", .text)
  let version = Column("version", .int4)
  let effectiveFrom = Column("effective_from", .timestamptz)
  let effectiveUntil = Column("effective_until", .timestamptz)
  let createdBy = Column("created_by", .uuid)
  let createdAt = Column("created_at", .timestamptz)
}
