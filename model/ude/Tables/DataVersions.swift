import DataVault

struct DataVersions: SourceTable {
  static let name = "ude.data_versions"

  let versionId = Column("version_id", .uuid)
  let tableName = Column("table_name", .text)
  let version = Column("version", .int4)
  let checksum = Column("checksum", .text)
  let createdAt = Column("created_at", .timestamptz)
  let changeDescription = Column("change_description", .text)
  let compatibilityLevel = Column("compatibility_level", .text)
}
