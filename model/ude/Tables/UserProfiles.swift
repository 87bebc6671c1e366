import DataVault

struct UserProfiles: SourceTable {
  static let name = "ude.user_profiles"

  let userId = Column("user_id", .uuid)
  let tenantId = Column("tenant_id", .uuid)
  let name = Column("name", .text)
  let email = Column("email", .text)
  let role = Column("role", .text)
  let status = Column("status", .text)
  let createdAt = Column("created_at", .timestamptz)
  let lastLogin = Column("last_login", .timestamptz)
  let behavioralHash = Column("behavioral_hash", .text)
  let biometricConfidence = Column("biometric_confidence", .float8)
  let mfaEnabled = Column("mfa_enabled", .bool)
  let passwordHash = Column("password_hash", .text)
  let timezone = Column("timezone", .text)
  let locale = Column("locale", .text)
  let updatedAt = Column("updated_at", .timestamptz)
}
