import DataVault

let circuit = Hub("circuit", about: "A template of a quantum circuit") {
  Key("circuit_id", .uuid)
}

let optimizationJob = Hub("optimization_job", about: "A problem that was optimised") {
  Key("job_id", .uuid)
}

let quantumCircuitTemplates = Source(
  QuantumCircuitTemplates.self, about: "The circuits that predictors and jobs are built from"
) { row in
  tenant.key(row.tenantId)
  circuit.key(row.circuitId)

  Satellite("circuit", of: circuit, about: "The circuit, and what it is worth") {
    row.circuitType.about("QAOA_DOMAIN, VQE_ROUTING, QNN_CLASSIFICATION or QML_EMBEDDING")
    row.version
    row.qubitCount
    row.depth.about("Gates that stand one behind the other")
    row.optimizationGoal
    row.compiledCircuit
    row.performanceBoost
    row.accuracyImprovement
    row.isActive
    row.testedAt
    row.createdAt
  }
}

let quantumOptimizationJobs = Source(
  QuantumOptimizationJobs.self, about: "Optimisations that ran, and what they gained"
) { row in
  tenant.key(row.tenantId)
  optimizationJob.key(row.jobId)

  Satellite("optimization_job", of: optimizationJob, about: "The problem, the run and its result") {
    row.optimizationType.about(
      "DOMAIN_ROUTING, RESOURCE_ALLOCATION, COST_OPTIMIZATION, PERSONALIZATION or SCHEDULING")
    row.problemEncoding
    row.quantumBackend.about("SIMULATOR, REAL_HARDWARE, HYBRID or CLASSICAL_FALLBACK")
    row.shotsCount
    row.parametersTuned
    row.executedAt
    row.executionTimeMs
    row.resultHistogram
    row.optimizationGain
    row.quantumAdvantageMetric
    row.classicalBaselinePerformance
  }
}

let quantumAdvantageValidations = Source(
  QuantumAdvantageValidations.self, about: "Comparisons of quantum runs with classical ones"
) { row in
  tenant.key(row.tenantId)
  optimizationJob.key(row.jobId)
  user.key(row.validatedBy, as: "validator")

  Link(
    "advantage_validation", kind: .nonHistorized, dependentKeys: row.validationId,
    about: "Whether a job was really faster, and who says so"
  ) {
    optimizationJob
    user.as("validator").optional
  } payload: {
    row.classicalRuntimeMs
    row.quantumRuntimeMs
    row.statisticalSignificance
    row.validatedAt
  }
}
