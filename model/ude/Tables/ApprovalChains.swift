import DataVault

struct ApprovalChains: SourceTable {
  static let name = "ude.approval_chains"

  let chainId = Column("chain_id", .uuid)
  let actionId = Column("action_id", .uuid)
  let actionType = Column("action_type", .text)
  let approverId = Column("approver_id", .uuid)
  let approvalStep = Column("approval_step", .int4)
  let decision = Column("decision", .text)
  let comments = Column("comments", .text)
  let decidedAt = Column("decided_at", .timestamptz)
  let slaDeadline = Column("sla_deadline", .timestamptz)
  let createdAt = Column("created_at", .timestamptz)
  let escalationReason = Column("escalation_reason", .text)
}
