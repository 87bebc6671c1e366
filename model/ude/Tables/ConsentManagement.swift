import DataVault

struct ConsentManagement: SourceTable {
  static let name = "ude.consent_management"

  let consentId = Column("consent_id", .uuid)
  let userId = Column("user_id", .uuid)
  let consentType = Column("consent_type", .text)
  let granted = Column("granted", .bool)
  let grantedAt = Column("granted_at", .timestamptz)
  let source = Column("source", .text)
  let version = Column("version", .text)
  let withdrawalAt = Column("withdrawal_at", .timestamptz)
  let evidence = Column("evidence", .text)
  let scope = Column("scope", .jsonb)
  let expiration = Column("expiration", .timestamptz)
  let createdAt = Column("created_at", .timestamptz)
}
