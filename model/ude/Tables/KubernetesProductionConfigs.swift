import DataVault

struct KubernetesProductionConfigs: SourceTable {
  static let name = "ude.kubernetes_production_configs"

  let configId = Column("config_id", .uuid)
  let cluster = Column("cluster", .text)
  let namespace = Column("namespace", .text)
  let deploymentYaml = Column("deployment_yaml", .text)
  let resourceLimits = Column("resource_limits", .jsonb)
  let autoScalingRules = Column("auto_scaling_rules", .jsonb)
  let healthChecks = Column("health_checks", .jsonb)
  let readinessProbes = Column("readiness_probes", .jsonb)
  let livenessProbes = Column("liveness_probes", .jsonb)
  let podDisruptionBudget = Column("pod_disruption_budget", .jsonb)
  let networkPolicies = Column("network_policies", .jsonb)
  let securityContext = Column("security_context", .jsonb)
  let serviceMeshConfig = Column("service_mesh_config", .jsonb)
  let version = Column("version", .text)
  let isActive = Column("is_active", .bool)
  let createdAt = Column("created_at", .timestamptz)
  let updatedAt = Column("updated_at", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
}
