import DataVault

let healingCircuit = Hub("healing_circuit", about: "A rule by which a component mends itself") {
  Key("circuit_id", .uuid)
}

let failureMode = Hub("failure_mode", about: "A way in which a component may fail") {
  Key("mode_id", .uuid)
}

let healingPlan = Hub("healing_plan", about: "A component's mending, planned before it breaks") {
  Key("orchestration_id", .uuid)
}

let quantumSelfHealingCircuits = Source(
  QuantumSelfHealingCircuits.self, about: "The self-healing of each type of component"
) { row in
  tenant.key(row.tenantId)
  healingCircuit.key(row.circuitId)

  Satellite("healing_circuit", of: healingCircuit, about: "When it acts, and what it does") {
    row.componentType
    row.healthStateVector
    row.failureAmplitudes
    row.selfHealingProtocols
    row.activationThreshold.about("0 to 1")
    row.createdAt
  }

  Satellite("healing_activation", of: healingCircuit, about: "When it acted, and how often in vain")
  {
    row.lastActivated
    row.successRate.about("0 to 1")
  }
}

let superpositionedFailureModes = Source(
  SuperpositionedFailureModes.self, about: "How each component may fail"
) { row in
  tenant.key(row.tenantId)
  failureMode.key(row.modeId)

  Satellite("failure_mode", of: failureMode, about: "The failures, and what shows which it is") {
    row.systemComponent
    row.failureSuperposition
    row.collapseObservables
    row.preventiveEntanglement
    row.createdAt
    row.updatedAt.notHashed()
  }
}

let proactiveHealingOrchestration = Source(
  ProactiveHealingOrchestration.self, about: "The plans for mending each component"
) { row in
  tenant.key(row.tenantId)
  healingPlan.key(row.orchestrationId)

  Satellite("healing_plan", of: healingPlan, about: "What is done, with what, and when") {
    row.systemComponent
    row.healthMetrics
    row.healingStrategies
    row.quantumScheduling
    row.resourceAllocation
    row.successMetrics
    row.createdAt
  }

  Satellite("healing_run", of: healingPlan, about: "When a plan was last carried out") {
    row.lastExecuted
  }
}
