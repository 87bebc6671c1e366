import DataVault

struct SchemaMigrations: SourceTable {
  static let name = "ude.schema_migrations"

  let migrationId = Column("migration_id", .uuid)
  let version = Column("version", .text)
  let description = Column("description", .text)
  let appliedAt = Column("applied_at", .timestamptz)
  let dataMigrationScript = Column("data_migration_script", .text)
  let dataRollbackScript = Column("data_rollback_script", .text)
  let checksum = Column("checksum", .text)
  let author = Column("author", .uuid)
  let notes = Column("notes", .text)
  let rollbackStrategy = Column("rollback_strategy", .jsonb)
}
