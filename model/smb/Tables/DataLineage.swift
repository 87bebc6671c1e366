import DataVault

struct DataLineage: SourceTable {
  static let name = "smb.data_lineage"

  let id = Column("id", .uuid)
  let sourceTable = Column("source_table", .varchar(255))
  let sourceColumn = Column("source_column", .varchar(255))
  let targetTable = Column("target_table", .varchar(255))
  let targetColumn = Column("target_column", .varchar(255))
  let transformationType = Column("transformation_type", .varchar(50))
  let transformationSql = Column("transformation_sql", .text)
  let createdBy = Column("created_by", .varchar(255))
  let createdAt = Column("created_at", .timestamp)
  let isActive = Column("is_active", .bool)
}
