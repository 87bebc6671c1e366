import DataVault

struct AiFeaturePipelineRuns: SourceTable {
  static let name = "aiml_ops.ai_feature_pipeline_runs"

  let runId = Column("run_id", .uuid)
  let tenantId = Column("tenant_id", .uuid)
  let pipelineId = Column("pipeline_id", .varchar(255))
  let pipelineName = Column("pipeline_name", .varchar(200))
  let pipelineVersion = Column("pipeline_version", .varchar(50))
  let executionTimestamp = Column("execution_timestamp", .timestamptz)
  let executionStatus = Column("execution_status", .varchar(50))
  let inputDataSources = Column("input_data_sources", .jsonb)
  let featureTransformations = Column("feature_transformations", .jsonb)
  let outputFeatureStore = Column("output_feature_store", .varchar(200))
  let dataQualityScore = Column("data_quality_score", .numeric(5, 4))
  let featureDriftDetected = Column("feature_drift_detected", .bool)
  let processingTimeMinutes = Column("processing_time_minutes", .int4)
  let recordsProcessed = Column("records_processed", .int4)
  let featuresGenerated = Column("features_generated", .int4)
  let dataLineage = Column("data_lineage", .jsonb)
  let errorDetails = Column("error_details", .text)
  let updatedAt = Column("updated_at", .timestamptz)
}
