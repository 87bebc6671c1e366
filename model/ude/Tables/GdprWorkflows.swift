import DataVault

struct GdprWorkflows: SourceTable {
  static let name = "ude.gdpr_workflows"

  let workflowId = Column("workflow_id", .uuid)
  let requestId = Column("request_id", .uuid)
  let stepNumber = Column("step_number", .int4)
  let actionRequired = Column("action_required", .text)
  let assignedTo = Column("assigned_to", .uuid)
  let slaDeadline = Column("sla_deadline", .timestamptz)
  let status = Column("status", .text)
  let evidenceCollected = Column("evidence_collected", .jsonb)
  let complianceCheck = Column("compliance_check", .bool)
  let approvalRequired = Column("approval_required", .bool)
  let createdAt = Column("created_at", .timestamptz)
  let completedAt = Column("completed_at", .timestamptz)
  let verificationHash = Column("verification_hash", .text)
}
