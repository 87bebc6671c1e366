import DataVault

let predictiveState = Hub(
  "predictive_state", about: "What a component of the system may become"
) {
  Key("state_id", .uuid)
}

let quantumPredictiveStates = Source(
  QuantumPredictiveStates.self, about: "The futures that are thought possible for each component"
) { row in
  tenant.key(row.tenantId)
  predictiveState.key(row.stateId)

  Satellite(
    "predictive_state", of: predictiveState,
    about: "The futures, and what decides between them; not to be used after expires_at"
  ) {
    row.systemComponent
    row.currentStateVector
    row.possibleFutures
    row.coherenceTime
    row.collapseConditions
    row.predictedCollapseTime
    row.expiresAt
    row.createdAt
    row.updatedAt.notHashed()
  }
}

/// What is analysed is of any type, and the source lists no types: the reference is payload.
let stochasticPositionAnalysis = Source(
  StochasticPositionAnalysis.self, about: "Where things are likely to be"
) { row in
  tenant.key(row.tenantId)

  Link(
    "position_analysis", kind: .nonHistorized, dependentKeys: row.analysisId,
    about: "One analysis of one thing"
  ) {
    tenant
  } payload: {
    row.entityType
    row.entityId
    row.positionCloud
    row.entropyLevel
    row.optimalInterventionPoints
    row.analysisTimestamp
    row.predictedConvergenceTime
  }
}

let quantumEntanglementForecasting = Source(
  QuantumEntanglementForecasting.self, about: "When entangled things will move together"
) { row in
  tenant.key(row.tenantId)

  Link(
    "forecast", kind: .nonHistorized, dependentKeys: row.forecastId,
    about: "One forecast for a set of things"
  ) {
    tenant
  } payload: {
    row.entangledEntities
    row.correlationStrength.about("0 to 1")
    row.predictedSynchronizationEvents
    row.forecastHorizonHours
    row.confidenceInterval
    row.createdAt
  }
}

/// As with positions, the reference is payload.
let stochasticTrajectoryModeling = Source(
  StochasticTrajectoryModeling.self, about: "Where things are heading"
) { row in
  tenant.key(row.tenantId)

  Link(
    "trajectory", kind: .nonHistorized, dependentKeys: row.trajectoryId,
    about: "One model of one thing's way"
  ) {
    tenant
  } payload: {
    row.entityType
    row.entityId
    row.currentTrajectory
    row.possibleInterventions
    row.optimalPathCalculation
    row.modeledAt
    row.predictionHorizon
  }
}
