import DataVault

/// A hub and no satellite of the user: a profile may lack its user, and get one later.
let customerProfile = Hub("customer_profile", about: "What the assistant believes of a customer") {
  Key("profile_id", .uuid)
}

let customerProfileUser = Link(
  "customer_profile_user", drivenBy: customerProfile,
  about: "Whose a profile is, once that is known; a user may have several"
) {
  customerProfile
  user.optional
}

let quantumCustomerProfiles = Source(
  QuantumCustomerProfiles.self, about: "The profiles of all customers"
) { row in
  tenant.key(row.tenantId)
  customerProfile.key(row.profileId)
  user.key(row.userId)

  customerProfileUser

  Satellite(
    "customer_behaviour", of: customerProfile,
    about: "How somebody behaves; personal in every row, whatever the row's own class says"
  ) {
    row.behaviorSuperposition.sensitive(.personal)
    row.preferenceEntanglement.sensitive(.personal)
    row.intentAmplitudes.sensitive(.personal)
    row.responseReceptivity.sensitive(.personal).about("0 to 1")
    row.learningVelocity.sensitive(.personal)
    row.personalityArchetype.sensitive(.personal)
  }

  Satellite("customer_profile", of: customerProfile, about: "How careful a profile is kept") {
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
