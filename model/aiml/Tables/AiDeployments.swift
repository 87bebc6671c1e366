import DataVault

struct AiDeployments: SourceTable {
  static let name = "aiml_ops.ai_deployments"

  let id = Column("id", .uuid)
  let tenantId = Column("tenant_id", .uuid)
  let deploymentId = Column("deployment_id", .varchar(255))
  let modelName = Column("model_name", .varchar(100))
  let modelVersion = Column("model_version", .varchar(50))
  let deploymentEnvironment = Column("deployment_environment", .varchar(50))
  let deploymentStatus = Column("deployment_status", .varchar(50))
  let deploymentTimestamp = Column("deployment_timestamp", .timestamptz)
  let endpointUrl = Column("endpoint_url", .varchar(500))
  let healthCheckUrl = Column("health_check_url", .varchar(500))
  let scalingConfig = Column("scaling_config", .jsonb)
  let resourceAllocation = Column("resource_allocation", .jsonb)
  let trafficPercentage = Column("traffic_percentage", .numeric(5, 2))
  let canaryDeployment = Column("canary_deployment", .bool)
  let rollbackVersion = Column("rollback_version", .varchar(50))
  let deploymentNotes = Column("deployment_notes", .text)
  let updatedAt = Column("updated_at", .timestamptz)
}
