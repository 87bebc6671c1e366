import DataVault

let defense = Hub("defense", about: "What the platform does before an attack begins") {
  Key("defense_id", .uuid)
}

let threatModel = Hub("threat_model", about: "A model that learns what attacks look like") {
  Key("model_id", .uuid)
}

let earlyWarning = Hub("early_warning", about: "A watch over a system that warns of trouble") {
  Key("warning_id", .uuid)
}

let preemptiveDefenseMechanisms = Source(
  PreemptiveDefenseMechanisms.self, about: "The defences against each pattern of attack"
) { row in
  tenant.key(row.tenantId)
  defense.key(row.defenseId)

  Satellite("defense", of: defense, about: "What it looks for, what it does, and what it did") {
    row.threatPattern
    row.quantumAmplitudeDetection
    row.preemptiveActions
    row.confidenceThreshold.about("0 to 1")
    row.falsePositivePenalty
    row.isActive
    row.activationHistory
    row.createdAt
  }
}

let adaptiveThreatModels = Source(
  AdaptiveThreatModels.self, about: "The models of each category of attack"
) { row in
  tenant.key(row.tenantId)
  threatModel.key(row.modelId)

  Satellite("threat_model", of: threatModel, about: "The model, and how it learns") {
    row.threatCategory
    row.quantumStateRepresentation
    row.evolutionOperator
    row.detectionAmplitudes
    row.adaptationStrategy
    row.createdAt
  }

  Satellite("threat_model_accuracy", of: threatModel, about: "How good a model has become") {
    row.learningCycles
    row.modelAccuracy.about("0 to 1")
    row.lastUpdated.notHashed()
  }
}

let entanglementBasedEarlyWarning = Source(
  EntanglementBasedEarlyWarning.self, about: "The warnings that are set up for each system"
) { row in
  tenant.key(row.tenantId)
  earlyWarning.key(row.warningId)

  Satellite("early_warning", of: earlyWarning, about: "What is watched, and when it warns") {
    row.monitoredSystem
    row.entangledIndicators
    row.warningAmplitude.about("0 to 1")
    row.collapseConditions
    row.preventiveMeasures
    row.falsePositiveRate.about("0 to 1")
    row.createdAt
  }
}
