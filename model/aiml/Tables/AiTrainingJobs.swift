import DataVault

struct AiTrainingJobs: SourceTable {
  static let name = "aiml_ops.ai_training_jobs"

  let jobId = Column("job_id", .uuid)
  let tenantId = Column("tenant_id", .uuid)
  let trainingJobId = Column("training_job_id", .varchar(255))
  let modelName = Column("model_name", .varchar(100))
  let trainingStartTime = Column("training_start_time", .timestamptz)
  let trainingEndTime = Column("training_end_time", .timestamptz)
  let trainingStatus = Column("training_status", .varchar(50))
  let trainingDurationMinutes = Column("training_duration_minutes", .int4)
  let datasetVersion = Column("dataset_version", .varchar(50))
  let hyperparameters = Column("hyperparameters", .jsonb)
  let trainingLoss = Column("training_loss", .numeric(10, 6))
  let validationLoss = Column("validation_loss", .numeric(10, 6))
  let epochsCompleted = Column("epochs_completed", .int4)
  let earlyStoppingTriggered = Column("early_stopping_triggered", .bool)
  let resourceUtilization = Column("resource_utilization", .jsonb)
  let errorMessage = Column("error_message", .text)
  let artifactsLocation = Column("artifacts_location", .varchar(500))
  let modelCheckpoints = Column("model_checkpoints", .jsonb)
  let updatedAt = Column("updated_at", .timestamptz)
}
