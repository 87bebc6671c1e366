import DataVault

// What the assistant believes to know of its users' feelings: all of it confidential.

let emotionalIntelligenceCache = Source(
  EmotionalIntelligenceCache.self, about: "The mood of sessions, as the assistant sees it"
) { row in
  tenant.key(row.tenantId)
  session.key(row.sessionId)

  Satellite(
    "session_emotion", of: session, members: row.cacheId, about: "What was seen of a session's mood"
  ) {
    row.cacheId
    row.userSentimentTrend.sensitive(.confidential)
    row.systemResponseEmotion.sensitive(.confidential)
      .about("NEUTRAL, EMPATHETIC, PROFESSIONAL, SUPPORTIVE or ENTHUSIASTIC")
    row.emotionalCoherenceScore.sensitive(.confidential).about("0 to 1")
    row.adaptationRecommendations.sensitive(.confidential)
    row.sentimentVelocity.sensitive(.confidential).about("-1 to 1")
    row.userFeedbackScore.about("1 to 5")
    row.verificationId.about("The proof in verification_h")
    row.lastUpdated.notHashed()
  }
}

let emotionalBiomarkers = Source(
  EmotionalBiomarkers.self, about: "Signs of a user's feelings"
) { row in
  tenant.key(row.tenantId)
  user.key(row.userId)
  verification.key(row.verificationId)

  Link(
    "emotional_biomarker", kind: .nonHistorized, dependentKeys: row.biomarkerId,
    about: "A sign of what a user felt, and its proof"
  ) {
    user
    verification.optional
  } payload: {
    row.biomarkerType.sensitive(.confidential)
      .about("STRESS, SATISFACTION, ENGAGEMENT, FRUSTRATION or CONFIDENCE")
    row.intensity.sensitive(.confidential).about("0 to 1")
    row.durationSeconds
    row.contextTriggers.sensitive(.confidential)
    row.detectedAt
    row.confidence.about("0 to 1")
  }
}
