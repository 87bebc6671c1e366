import DataVault

struct PrivacyRegistry: SourceTable {
  static let name = "ude.privacy_registry"

  let fieldId = Column("field_id", .uuid)
  let sheetName = Column("sheet_name", .text)
  let fieldName = Column("field_name", .text)
  let piiClassification = Column("pii_classification", .text)
  let encryptionRequired = Column("encryption_required", .bool)
  let retentionDays = Column("retention_days", .int4)
  let maskingRule = Column("masking_rule", .text)
  let owner = Column("owner", .text)
  let createdAt = Column("created_at", .timestamptz)
  let updatedAt = Column("updated_at", .timestamptz)
}
