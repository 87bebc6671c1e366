import DataVault

let domainRoutingDecisions = Source(
  DomainRoutingDecisions.self, about: "Which domain each request went to"
) { row in
  tenant.key(row.tenantId)
  session.key(row.sessionId)
  verification.key(row.explanationArtifactId, as: "explanation")

  let routingDecision = Link(
    "routing_decision", kind: .nonHistorized, dependentKeys: row.decisionId,
    about: "Where a session's request was sent, how sure that was, and the proof of why"
  ) {
    session
    verification.as("explanation").optional
  } payload: {
    row.finalDomain.about("SALES or SUPPORT")
    row.domainConfidence.about("0 to 1")
    row.entropy
    row.disambiguationUsed
    row.evaluationContext
    row.processingTimeMs
    row.createdAt
  }
  routingDecision

  Satellite(
    "routing_text", of: routingDecision, kind: .nonHistorized,
    about: "What the user said; apart from the decision, so that it can be erased"
  ) {
    row.inputText.sensitive(.personal)
    row.clarificationQuestion.sensitive(.personal)
    row.userClarificationResponse.sensitive(.personal)
  }
}

let sessionCoherenceMetrics = Source(
  SessionCoherenceMetrics.self, about: "Whether sessions keep to their domain"
) { row in
  tenant.key(row.tenantId)
  session.key(row.sessionId)

  Link(
    "session_coherence", kind: .nonHistorized, dependentKeys: row.metricId,
    about: "One reading of a session"
  ) {
    session
  } payload: {
    row.coherenceScore.about("0 to 1")
    row.entropyValue
    row.domainStabilityIndex.about("0 to 1")
    row.measurementWindowSeconds
    row.measuredAt
  }
}
