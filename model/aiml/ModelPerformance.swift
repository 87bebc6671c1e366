import DataVault

let modelPerformance = Hub(
  "ai_model_performance", about: "The evaluation of one version of a model on one day"
) {
  Key("model_name", .varchar(100))
  Key("model_version", .varchar(50))
  Key("evaluation_date", .date)
}

let evaluations = Source(AiModelEvaluations.self, about: "The results of evaluations") { row in
  tenant.key(row.tenantId)
  model.key(row.modelName, row.modelVersion)
  modelPerformance.key(row.modelName, row.modelVersion, row.evaluationDate)

  Link("ai_model_evaluation", about: "Which model an evaluation is about") {
    model
    modelPerformance
  }

  Satellite(
    "ai_model_performance", of: modelPerformance, about: "How well a model did in an evaluation"
  ) {
    row.evaluationId
    row.modelId.about("The register's number of the model, where the register knows it")
    row.accuracyScore
    row.precisionScore
    row.recallScore
    row.f1Score
    row.aucScore
    row.trainingDataSize
    row.testDataSize
    row.inferenceTimeMs
    row.memoryUsageMb
    row.cpuUtilizationPercent
    row.modelDriftScore
    row.dataDriftScore
    row.performanceDegradation
    row.retrainingRecommended
    row.evaluationMetrics
    row.updatedAt.notHashed()
  }
}
