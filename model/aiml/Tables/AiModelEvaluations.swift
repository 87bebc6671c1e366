import DataVault

struct AiModelEvaluations: SourceTable {
  static let name = "aiml_ops.ai_model_evaluations"

  let evaluationId = Column("evaluation_id", .uuid)
  let tenantId = Column("tenant_id", .uuid)
  let modelId = Column("model_id", .uuid)
  let modelName = Column("model_name", .varchar(100))
  let modelVersion = Column("model_version", .varchar(50))
  let evaluationDate = Column("evaluation_date", .date)
  let accuracyScore = Column("accuracy_score", .numeric(5, 4))
  let precisionScore = Column("precision_score", .numeric(5, 4))
  let recallScore = Column("recall_score", .numeric(5, 4))
  let f1Score = Column("f1_score", .numeric(5, 4))
  let aucScore = Column("auc_score", .numeric(5, 4))
  let trainingDataSize = Column("training_data_size", .int4)
  let testDataSize = Column("test_data_size", .int4)
  let inferenceTimeMs = Column("inference_time_ms", .int4)
  let memoryUsageMb = Column("memory_usage_mb", .int4)
  let cpuUtilizationPercent = Column("cpu_utilization_percent", .numeric(5, 2))
  let modelDriftScore = Column("model_drift_score", .numeric(5, 4))
  let dataDriftScore = Column("data_drift_score", .numeric(5, 4))
  let performanceDegradation = Column("performance_degradation", .bool)
  let retrainingRecommended = Column("retraining_recommended", .bool)
  let evaluationMetrics = Column("evaluation_metrics", .jsonb)
  let updatedAt = Column("updated_at", .timestamptz)
}
