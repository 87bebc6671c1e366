import DataVault

let intentModel = Hub(
  "intent_model", about: "What the users of one segment say, mean and do not say"
) {
  Key("model_id", .uuid)
}

let quantumIntentPrediction = Source(
  QuantumIntentPrediction.self, about: "What users are believed to want"
) { row in
  tenant.key(row.tenantId)
  user.key(row.userId)

  let intentPrediction = Link(
    "intent_prediction", dependentKeys: row.predictionId,
    about: "A prediction of what a user wants; the user may be unknown"
  ) {
    user.optional
  }
  intentPrediction

  Satellite("intent_prediction", of: intentPrediction, about: "What was predicted") {
    row.currentIntentAmplitudes
    row.intentEvolution
    row.contextualTriggers
    row.predictionConfidence.about("0 to 1")
    row.createdAt
  }

  Satellite("intent_outcome", of: intentPrediction, about: "What it was in truth, known later") {
    row.actualIntentObserved
    row.predictionAccuracy.about("0 to 1")
  }
}

let multiLayerIntentModeling = Source(
  MultiLayerIntentModeling.self, about: "The models of intents, one a segment of users"
) { row in
  tenant.key(row.tenantId)
  intentModel.key(row.modelId)

  Satellite("intent_model", of: intentModel, about: "The layers of intents, and the ways between") {
    row.userSegment
    row.surfaceIntents
    row.hiddenIntents
    row.metaIntents
    row.intentTransitions
    row.modelAccuracy.about("0 to 1")
    row.lastTrained
    row.createdAt
  }
}
