import DataVault

struct DataRetentionPolicies: SourceTable {
  static let name = "ude.data_retention_policies"

  let policyId = Column("policy_id", .uuid)
  let dataCategory = Column("data_category", .text)
  let retentionDays = Column("retention_days", .int4)
  let autoDeletionEnabled = Column("auto_deletion_enabled", .bool)
  let legalHoldRequired = Column("legal_hold_required", .bool)
  let encryptionRequired = Column("encryption_required", .bool)
  let createdAt = Column("created_at", .timestamptz)
  let updatedAt = Column("updated_at", .timestamptz)
}
