import DataVault

let quantumJob = Hub("quantum_job", about: "A computation handed to a quantum backend") {
  Key("job_id", .uuid)
}

let quantumJobCorrelation = Link(
  "quantum_job_correlation", drivenBy: quantumJob,
  about: "Which request a job was started for, where it is known"
) {
  quantumJob
  correlation.optional
}

let quantumComputationJobs = Source(
  QuantumComputationJobs.self, about: "All computations, waiting, running and done"
) { row in
  tenant.key(row.tenantId)
  quantumJob.key(row.jobId)
  correlation.key(row.correlationId)

  quantumJobCorrelation

  Satellite("quantum_job", of: quantumJob, about: "What is to be computed") {
    row.computationType.about("OPTIMIZATION, SIMULATION, SAMPLING or MACHINE_LEARNING")
    row.optimizationCategory.about(
      "PREDICTION, SELF_HEALING, PROACTIVE_DEFENSE or TRAJECTORY_MODELING")
    row.inputDataHash
    row.quantumCircuitDescription
    row.expectedResultSchema
    row.executionPriority
    row.createdAt
  }

  Satellite("quantum_job_status", of: quantumJob, about: "How far a job is, and what came of it") {
    row.status.about("PENDING, RUNNING, COMPLETED, FAILED or CANCELLED")
    row.quantumBackendUsed
    row.startedAt
    row.completedAt
    row.executionTimeMs
    row.resultData
    row.errorMessage
  }
}

let quantumErrorCorrection = Source(
  QuantumErrorCorrection.self, about: "How the errors of each job were corrected"
) { row in
  tenant.key(row.tenantId)
  quantumJob.key(row.jobId)

  Link(
    "error_correction", kind: .nonHistorized, dependentKeys: row.correctionId,
    about: "A correction that was applied to a job"
  ) {
    quantumJob
  } payload: {
    row.errorType.about("BIT_FLIP, PHASE_FLIP, DEPOLARIZING or AMPLITUDE_DAMPING")
    row.correctionAlgorithm
    row.appliedBeforeCalculation
    row.successRate.about("0 to 1")
    row.computationalOverhead.about("1 or more times the work without correction")
    row.correctedAt
  }
}
