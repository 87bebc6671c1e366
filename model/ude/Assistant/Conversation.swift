import DataVault

let quantumConversationTrajectories = Source(
  QuantumConversationTrajectories.self, about: "Where conversations are heading"
) { row in
  tenant.key(row.tenantId)
  session.key(row.sessionId)

  Link(
    "conversation_trajectory", kind: .nonHistorized, dependentKeys: row.trajectoryId,
    about: "One look at how a session's conversation may go on"
  ) {
    session
  } payload: {
    row.conversationVector
    row.possibleContinuations
    row.optimalPathCalculated
    row.userSentimentTrend.sensitive(.confidential)
    row.coherenceMetric.about("0 to 1")
    row.analyzedAt
  }
}
