import DataVault

let superposition = Hub(
  "superposition", about: "A session of which it is not yet known whether it is sales or support"
) {
  Key("state_id", .uuid)
}

let superpositionSession = Link(
  "superposition_session", drivenBy: superposition, about: "Which session is undecided"
) {
  superposition
  session
}

let domainSuperpositions = Source(
  DomainSuperpositions.self, about: "Sessions while their domain is undecided"
) { row in
  tenant.key(row.tenantId)
  superposition.key(row.stateId)
  session.key(row.sessionId)

  superpositionSession

  Satellite("superposition", of: superposition, about: "How the domains stand") {
    row.domainScores
    row.entropy
    row.observationPolicy.about("What makes it collapse, and from which score on")
    row.modelEnsembleWeights
    row.createdAt
    row.expiresAt
  }

  Satellite("superposition_collapse", of: superposition, about: "What was decided in the end") {
    row.collapsedDomain.about("SALES or SUPPORT; NULL while it is open")
    row.collapsedAt
  }
}

let domainObservables = Source(
  DomainObservables.self, about: "What single models say of an undecided session"
) { row in
  tenant.key(row.tenantId)
  superposition.key(row.stateId)

  Link(
    "observable", kind: .nonHistorized, dependentKeys: row.observableId,
    about: "One model's score; the model is told by a name that the register need not know"
  ) {
    superposition
  } payload: {
    row.modelName
    row.modelVersion
    row.modelScore.about("0 to 1")
    row.inferenceLatencyMs
    row.measuredAt
  }
}
