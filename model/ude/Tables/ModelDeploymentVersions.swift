import DataVault

struct ModelDeploymentVersions: SourceTable {
  static let name = "ude.model_deployment_versions"

  let deploymentId = Column("deployment_id", .uuid)
  let modelId = Column("model_id", .uuid)
  let environment = Column("environment", .text)
  let version = Column("version", .text)
  let deploymentConfig = Column("deployment_config", .jsonb)
  let status = Column("status", .text)
  let deployedAt = Column("deployed_at", .timestamptz)
  let deployedBy = Column("deployed_by", .uuid)
  let rollbackReason = Column("rollback_reason", .text)
  let performanceMetrics = Column("performance_metrics", .jsonb)
  let resourceUtilization = Column("resource_utilization", .jsonb)
  let tenantId = Column("tenant_id", .uuid)
}
