import DataVault

/// A hub and no code list, since each tenant tunes for itself and a code list is read by all.
let responseTuning = Hub("response_tuning", about: "How one archetype of user likes answers") {
  Key("tuning_id", .uuid)
}

let responseStrategy = Hub("response_strategy", about: "How to answer in one kind of context") {
  Key("strategy_id", .uuid)
}

let quantumResponseTuning = Source(
  QuantumResponseTuning.self, about: "Tone and style for each archetype of user"
) { row in
  tenant.key(row.tenantId)
  responseTuning.key(row.tuningId)

  Satellite("response_tuning", of: responseTuning, about: "The tone, and how well it is received") {
    row.userArchetype
    row.optimalTone
    row.contentPreferences
    row.communicationStyle
    row.learningRate.about("0 to 1")
    row.tuningEffectiveness.about("0 to 1")
    row.createdAt
    row.lastUpdated.notHashed()
  }
}

let adaptiveResponseStrategies = Source(
  AdaptiveResponseStrategies.self, about: "The strategies for all kinds of context"
) { row in
  tenant.key(row.tenantId)
  responseStrategy.key(row.strategyId)

  Satellite(
    "response_strategy", of: responseStrategy, about: "The strategies, and what counts as success"
  ) {
    row.contextPattern
    row.responseStrategies
    row.successMetrics
    row.adaptationSpeed.about("0 to 1")
    row.strategyEntanglement
    row.isActive
    row.createdAt
  }
}
