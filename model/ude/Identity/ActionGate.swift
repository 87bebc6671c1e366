import DataVault

let gateDecision = Hub(
  "gate_decision", schema: "auth", about: "A verdict of the gateway on an action that was proposed"
) {
  Key("decision_id", .uuid)
}

let actionGateDecisions = Source(
  ActionGateDecisions.self, about: "What the gateway said to proposed actions"
) { row in
  tenant.key(of: session, row.sessionId)
  gateDecision.key(row.decisionId)
  session.key(row.sessionId)

  Link("gate_session", schema: "auth", about: "In which session an action was proposed") {
    gateDecision
    session
  }

  Satellite("gate_decision", of: gateDecision, about: "What was proposed, and what was decided") {
    row.proposedAction.sensitive(.confidential)
    row.riskAssessment
    row.gateDecision.about("ALLOW, BLOCK, REQUIRE_APPROVAL, MODIFY or DELAY")
    row.decisionReason
    row.riskScore.about("0 to 1")
    row.confidence.about("0 to 1")
    row.overrideUsed
    row.overrideReason
    row.createdAt
  }

  Satellite("gate_approval", of: gateDecision, about: "How many approvals are still missing") {
    row.requiredApprovals
    row.pendingApprovals
    row.resolvedAt
  }
}

let actionAuthenticationChallenges = Source(
  ActionAuthenticationChallenges.self, about: "The proofs that users had to give for an action"
) { row in
  tenant.key(of: gateDecision, row.actionId)
  gateDecision.key(row.actionId)

  let challenge = Link(
    "gate_challenge", schema: "auth", dependentKeys: row.challengeId,
    about: "Which decision asked for a proof"
  ) {
    gateDecision
  }
  challenge

  Satellite("gate_challenge", of: challenge, about: "What proof was asked for, and whether it came")
  {
    row.challengeType.about(
      "CRYPTO_PUZZLE, BEHAVIORAL_BIOMETRIC, MULTI_PARTY, TIME_BASED or KNOWLEDGE_BASED")
    row.proofRequirements.sensitive(.confidential)
    row.completed
    row.expiresAt
    row.createdAt
    row.completedAt
    row.successRate.about("0 to 1")
    row.attempts
    row.maxAttempts
  }
}

let zeroTrustPolicies = Source(
  ZeroTrustPolicies.self, about: "What has to be proved before a resource is used"
) { row in
  Reference(
    "zero_trust_policy", key: row.policyId, history: true, about: "What one resource asks for"
  ) {
    row.resource
    row.requiredClaims
    row.maxTrustLevel.about("0 to 100")
    row.authenticationFactors
    row.sessionTimeout.about("In seconds")
    row.geoRestrictions
    row.riskThreshold.about("0 to 1")
    row.mfaRequired
    row.isActive
    row.createdAt
    row.updatedAt.notHashed()
  }
}
