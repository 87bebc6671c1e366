import DataVault

struct ModelApprovalBoard: SourceTable {
  static let name = "ude.model_approval_board"

  let approvalId = Column("approval_id", .uuid)
  let modelId = Column("model_id", .uuid)
  let approverId = Column("approver_id", .uuid)
  let approvalStatus = Column("approval_status", .text)
  let approvalCriteria = Column("approval_criteria", .jsonb)
  let approvalNotes = Column("approval_notes", .text)
  let approvedAt = Column("approved_at", .timestamptz)
  let createdAt = Column("created_at", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
}
