import DataVault

struct ActionGateDecisions: SourceTable {
  static let name = "ude.action_gate_decisions"

  let decisionId = Column("decision_id", .uuid)
  let sessionId = Column("session_id", .uuid)
  let proposedAction = Column("proposed_action", .jsonb)
  let riskAssessment = Column("risk_assessment", .jsonb)
  let gateDecision = Column("gate_decision", .text)
  let decisionReason = Column("decision_reason", .text)
  let riskScore = Column("risk_score", .float8)
  let confidence = Column("confidence", .float8)
  let overrideUsed = Column("override_used", .bool)
  let overrideReason = Column("override_reason", .text)
  let requiredApprovals = Column("required_approvals", .int4)
  let pendingApprovals = Column("pending_approvals", .int4)
  let createdAt = Column("created_at", .timestamptz)
  let resolvedAt = Column("resolved_at", .timestamptz)
}
