import DataVault

struct IntegrityVerificationLog: SourceTable {
  static let name = "ude.integrity_verification_log"

  let verificationId = Column("verification_id", .uuid)
  let artifactType = Column("artifact_type", .text)
  let artifactId = Column("artifact_id", .uuid)
  let verificationMethod = Column("verification_method", .text)
  let verificationResult = Column("verification_result", .text)
  let verifiedAt = Column("verified_at", .timestamptz)
  let verifierId = Column("verifier_id", .uuid)
  let evidence = Column("evidence", .jsonb)
  let errorDetails = Column("error_details", .text)
}
