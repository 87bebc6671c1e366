import DataVault

struct StaffQualifications: SourceTable {
  static let name = "ude.staff_qualifications"

  let qualificationId = Column("qualification_id", .uuid)
  let staffId = Column("staff_id", .uuid)
  let certificate = Column("certificate", .text)
  let issuingAuthority = Column("issuing_authority", .text)
  let issueDate = Column("issue_date", .date)
  let expiryDate = Column("expiry_date", .timestamptz)
  let docUrl = Column("doc_url", .text)
  let verified = Column("verified", .bool)
  let verifiedBy = Column("verified_by", .uuid)
  let verifiedAt = Column("verified_at", .timestamptz)
  let verificationNotes = Column("verification_notes", .text)
  let skillsCovered = Column("skills_covered", .jsonb)
}
