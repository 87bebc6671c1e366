import DataVault

struct ChangeVerification: SourceTable {
  static let name = "ude.change_verification"

  let verificationId = Column("verification_id", .uuid)
  let eventId = Column("event_id", .uuid)
  let verificationStatus = Column("verification_status", .text)
  let verifiedAt = Column("verified_at", .timestamptz)
  let verifier = Column("verifier", .uuid)
  let integrityCheck = Column("integrity_check", .bool)
  let verificationMethod = Column("verification_method", .text)
  let evidence = Column("evidence", .jsonb)
  let notes = Column("notes", .text)
}
