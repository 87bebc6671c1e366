import DataVault

// Responses are known by UUIDs that no table explains, so that they are no hub, and the UUIDs are
// payload.

let predictiveResponseOptimization = Source(
  PredictiveResponseOptimization.self, about: "Responses that were prepared before the question"
) { row in
  tenant.key(row.tenantId)
  user.key(row.userId)
  verification.key(row.explanationArtifactId, as: "explanation")

  Link(
    "response_prediction", kind: .nonHistorized, dependentKeys: row.optimizationId,
    about: "The responses thought of for a user, and the proof of why one was chosen"
  ) {
    user.optional
    verification.as("explanation").optional
  } payload: {
    row.queryContext
    row.possibleResponses
    row.optimalResponseCalculated
    row.confidenceInterval
    row.responseEffectiveness.about("0 to 1")
    row.feedbackIncorporated
    row.createdAt
  }
}

let realTimeResponseOptimization = Source(
  RealTimeResponseOptimization.self, about: "Responses that were chosen during sessions"
) { row in
  tenant.key(row.tenantId)
  session.key(row.sessionId)
  verification.key(row.explanationArtifactId, as: "explanation")

  Link(
    "response_choice", kind: .nonHistorized, dependentKeys: row.optimizationId,
    about: "What could have been said in a session, what was, and the proof of why"
  ) {
    session
    verification.as("explanation").optional
  } payload: {
    row.queryComplexity.about("0 to 1")
    row.contextRichness.about("0 to 1")
    row.availableResponses
    row.quantumScoring
    row.selectedResponse
    row.selectionReasoning
    row.userFeedback.about("1 to 5")
    row.processingTimeMs
    row.createdAt
  }
}

let responseQualityMetrics = Source(
  ResponseQualityMetrics.self, about: "How good responses were"
) { row in
  tenant.key(row.tenantId)

  Link(
    "response_quality", kind: .nonHistorized, dependentKeys: row.metricId,
    about: "One assessment of a response; all scores are 0 to 1"
  ) {
    tenant
  } payload: {
    row.responseId
    row.clarityScore
    row.relevanceScore
    row.completenessScore
    row.empathyScore
    row.actionabilityScore
    row.personalizationLevel
    row.emotionalAlignmentScore
    row.measuredAt
  }
}

let responseLearningFeedback = Source(
  ResponseLearningFeedback.self, about: "What users thought of responses"
) { row in
  tenant.key(row.tenantId)
  user.key(row.userId)

  let responseFeedback = Link(
    "response_feedback", dependentKeys: row.feedbackId,
    about: "Somebody's opinion of a response; the user may be unknown"
  ) {
    user.optional
  }
  responseFeedback

  Satellite("response_feedback", of: responseFeedback, about: "The opinion, said or shown") {
    row.responseId
    row.explicitFeedback.about("1 to 5")
    row.implicitFeedback
    row.feedbackTimestamp
    row.createdAt
  }

  Satellite("response_learning", of: responseFeedback, about: "Whether anything was learnt of it") {
    row.learningIncorporated
    row.modelAdjustments
  }
}
