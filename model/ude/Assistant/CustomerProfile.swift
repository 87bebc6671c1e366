import DataVault

/// A link and no satellite of the user, since a profile may lack its user.
let quantumCustomerProfiles = Source(
  QuantumCustomerProfiles.self, about: "What the assistant believes of each customer"
) { row in
  tenant.key(row.tenantId)
  user.key(row.userId)

  let userPrediction = Link(
    "user_prediction", dependentKeys: row.profileId,
    about: "A profile of a user, or of somebody who is not known yet; a user may have several"
  ) {
    user.optional
  }
  userPrediction

  Satellite(
    "user_prediction", of: userPrediction,
    about: "How somebody behaves; personal in every row, whatever the row's own class says"
  ) {
    row.behaviorSuperposition.sensitive(.personal)
    row.preferenceEntanglement.sensitive(.personal)
    row.intentAmplitudes.sensitive(.personal)
    row.responseReceptivity.sensitive(.personal).about("0 to 1")
    row.learningVelocity.sensitive(.personal)
    row.personalityArchetype.sensitive(.personal)
  }

  Satellite("user_prediction_class", of: userPrediction, about: "How careful a profile is kept") {
    row.piiClassification.about("NON_PII, PII, SPII or SENSITIVE")
    row.createdAt
    row.updatedAt.notHashed()
  }
}

let quantumEngagementPrediction = Source(
  QuantumEngagementPrediction.self, about: "Whether customers will stay"
) { row in
  tenant.key(row.tenantId)
  user.key(row.userId)

  Link(
    "engagement_prediction", kind: .nonHistorized, dependentKeys: row.predictionId,
    about: "How likely a user is to stay or to leave"
  ) {
    user.optional
  } payload: {
    row.engagementAmplitude.sensitive(.confidential).about("0 to 1")
    row.churnProbability.sensitive(.confidential).about("0 to 1")
    row.satisfactionTrajectory.sensitive(.confidential)
    row.interventionRecommendations.sensitive(.confidential)
    row.predictionHorizonDays
    row.predictedAt
    row.accuracyMeasured.about("0 to 1")
  }
}
