import DataVault

let featurePipeline = Hub("ai_feature_pipeline", about: "One run of a feature pipeline") {
  Key("pipeline_id", .varchar(255))
  Key("execution_timestamp", .timestamptz)
}

let featurePipelineRuns = Source(
  AiFeaturePipelineRuns.self, about: "The runs of all feature pipelines"
) { row in
  tenant.key(row.tenantId)
  featurePipeline.key(row.pipelineId, row.executionTimestamp)

  Satellite(
    "ai_feature_pipeline", of: featurePipeline, about: "What a run read, made of it and wrote"
  ) {
    row.runId
    row.pipelineName
    row.pipelineVersion
    row.executionStatus.about("RUNNING, COMPLETED or FAILED")
    row.inputDataSources
    row.featureTransformations
    row.outputFeatureStore
    row.dataQualityScore
    row.featureDriftDetected
    row.processingTimeMinutes
    row.recordsProcessed
    row.featuresGenerated
    row.dataLineage.about("The pipeline's own account of what came from where")
    row.errorDetails
    row.updatedAt.notHashed()
  }
}
