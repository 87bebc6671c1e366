import DataVault

struct BackupStrategies: SourceTable {
  static let name = "ude.backup_strategies"

  let strategyId = Column("strategy_id", .uuid)
  let component = Column("component", .text)
  let backupFrequency = Column("backup_frequency", .text)
  let retentionDays = Column("retention_days", .int4)
  let encryptionRequired = Column("encryption_required", .bool)
  let verificationRequired = Column("verification_required", .bool)
  let lastSuccessfulBackup = Column("last_successful_backup", .timestamptz)
  let backupSizeBytes = Column("backup_size_bytes", .int8)
  let backupLocation = Column("backup_location", .text)
  let successRate = Column("success_rate", .float8)
  let createdAt = Column("created_at", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
}
