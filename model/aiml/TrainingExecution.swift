import DataVault

let trainingExecution = Hub("ai_training_execution", about: "One run of a training job") {
  Key("training_job_id", .varchar(255))
}

/// A job names its model without the version, so no link can lead to the model.
let trainingJobs = Source(AiTrainingJobs.self, about: "The runs of all training jobs") { row in
  tenant.key(row.tenantId)
  trainingExecution.key(row.trainingJobId)

  Satellite(
    "ai_training_execution", of: trainingExecution, about: "How far a training came, and what of it"
  ) {
    row.jobId
    row.modelName
    row.trainingStartTime
    row.trainingEndTime
    row.trainingStatus.about("RUNNING, COMPLETED, FAILED or CANCELLED")
    row.trainingDurationMinutes
    row.datasetVersion
    row.hyperparameters
    row.trainingLoss
    row.validationLoss
    row.epochsCompleted
    row.earlyStoppingTriggered
    row.resourceUtilization
    row.errorMessage
    row.artifactsLocation
    row.modelCheckpoints
    row.updatedAt.notHashed()
  }
}
