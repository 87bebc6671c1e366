import DataVault

/// A hub, though it tells of an event: what was asked is personal, and to be erased by itself.
let accessDecision = Hub(
  "ai_access_decision", about: "The answer of the gateway to a request for a model"
) {
  Key("decision_id", .uuid)
}

let accessDecisions = Source(
  AiAccessDecisions.self, about: "Every request that the gateway granted or refused"
) { row in
  tenant.key(row.tenantId)
  user.key(row.userId)
  interaction.key(row.interactionId)
  accessDecision.key(row.decisionId)

  Link("user_ai_access_decision", about: "Who asked; a refused request led to no interaction") {
    user
    interaction.optional
    accessDecision
  }

  Satellite("ai_access_decision", of: accessDecision, about: "What was decided, and why") {
    row.requestedModel
    row.contextType
    row.accessGranted
    row.riskScore
    row.accessLevel.about("STANDARD, ELEVATED or RESTRICTED")
    row.requiredActions.about("CONTENT_SIZE_REVIEW, PII_SANITIZATION_REQUIRED and the like")
    row.complianceFlags.about("PII_DETECTED, COMPLIANCE_CONTEXT_DETECTED and the like")
    row.rateLimitRemaining
    row.decidedAt
  }

  Satellite("ai_access_request", of: accessDecision, about: "What was asked for, and from where") {
    row.contentPreview.sensitive(.personal)
    row.ipAddress.sensitive(.personal)
    row.userAgent.sensitive(.personal)
  }
}
