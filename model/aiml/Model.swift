import DataVault

let model = Hub("ai_model", about: "One version of a machine-learning model") {
  Key("model_name", .varchar(100))
  Key("model_version", .varchar(50))
}

let models = Source(AiModels.self, about: "The register of models") { row in
  tenant.key(row.tenantId)
  model.key(row.modelName, row.modelVersion)

  Satellite("ai_model", of: model, about: "What a model is and where it comes from") {
    row.modelId.about("The register's own number, which evaluations refer to")
    row.provider
    row.modelType
    row.createdAt
    row.retiredAt
  }
}
