import DataVault

let predictor = Hub("predictor", about: "What predicts one domain") {
  Key("predictor_id", .uuid)
}

let bayesNetwork = Hub("bayes_network", about: "A network of causes and effects") {
  Key("network_id", .uuid)
}

/// Not called `predictor`: a link and its hub would both have the key `predictor_hk`.
let predictorBasis = Link(
  "predictor_basis", drivenBy: predictor,
  about: "Which circuit a predictor runs, and which model answers where it cannot"
) {
  predictor
  circuit.optional
  model.as("fallback").optional
}

let quantumInspiredPredictors = Source(
  QuantumInspiredPredictors.self, about: "The predictors of all domains"
) { row in
  tenant.key(row.tenantId)
  predictor.key(row.predictorId)
  circuit.key(row.quantumCircuitTemplate)
  model.key(row.fallbackModelId, as: "fallback")

  predictorBasis

  Satellite("predictor", of: predictor, about: "What it predicts, and how well") {
    row.predictionDomain.about(
      "USER_BEHAVIOR, SYSTEM_LOAD, SECURITY_THREATS, RESOURCE_USAGE or MARKET_TRENDS")
    row.inputQubits
    row.outputInterpretation
    row.accuracyMetrics
    row.trainingDataHash
    row.isActive
    row.createdAt
  }
}

let quantumBayesianNetworks = Source(
  QuantumBayesianNetworks.self, about: "The networks that predictions are inferred from"
) { row in
  tenant.key(row.tenantId)
  bayesNetwork.key(row.networkId)

  Satellite("bayes_network", of: bayesNetwork, about: "Its structure, and what it has learnt") {
    row.networkStructure
    row.quantumPriors
    row.observationEffects
    row.inferenceRules
    row.learningRate.about("0 to 1")
    row.createdAt
  }
}
