import DataVault

/// The UUID is the key: name and version are not unique in the register, and nothing else of it is
/// known to cards, experiments and deployments.
let model = Hub("model", about: "One version of a machine-learning model") {
  Key("model_id", .uuid)
}

let modelNameUnique = QualityRule(
  "model_name_unique", on: "model_s", .uniqueness, "tenant_hk, model_name, version",
  atLeast: 0.95, severity: .warning, about: "Two models of one name and version confuse people")

let modelRegistry = Source(ModelRegistry.self, about: "The register of models") { row in
  tenant.key(row.tenantId)
  model.key(row.modelId)

  Satellite("model", of: model, about: "What a model is and what it was trained on") {
    row.modelName
    row.version
    row.modelFamily
    row.modelType.about("NLU, CLASSIFICATION, REGRESSION, QUANTUM, EMBEDDING or GENERATIVE")
    row.trainingDataHash
    row.modelCardUrl
    row.createdAt
    row.updatedAt.notHashed()
  }

  Satellite("model_status", of: model, about: "How far a model is on its way to production") {
    row.status.about("DEVELOPMENT, STAGING, PRODUCTION, DEPRECATED or ARCHIVED")
    row.approvalStatus.about("PENDING, APPROVED or REJECTED")
    row.deployedAt
    row.retirementDate
  }

  Satellite("model_quality", of: model, about: "How good a model is, and how far it has drifted") {
    row.performanceMetrics
    row.driftMetrics
  }
}

let modelCards = Source(ModelCards.self, about: "The cards that tell people what a model is for") {
  row in
  tenant.key(row.tenantId)
  model.key(row.modelId)

  Satellite(
    "model_card", of: model, members: row.cardId,
    about: "The cards of a model; several versions hold at a time"
  ) {
    row.cardId
    row.version
    row.intendedUse
    row.factors
    row.metrics
    row.evaluationData
    row.trainingData
    row.ethicalConsiderations
    row.limitations
    row.createdAt
    row.updatedAt.notHashed()
  }
}

let modelPerformanceMonitoring = Source(
  ModelPerformanceMonitoring.self, about: "Readings of models in use"
) { row in
  tenant.key(row.tenantId)
  model.key(row.modelId)

  Link(
    "model_metric", kind: .nonHistorized, dependentKeys: row.monitoringId,
    about: "One reading of one metric"
  ) {
    model
  } payload: {
    row.metricName
    row.metricValue
    row.thresholdMin
    row.thresholdMax
    row.isAnomaly
    row.measuredAt
    row.dimensions
  }
}
