import DataVault

struct GeoDistributionConfig: SourceTable {
  static let name = "ude.geo_distribution_config"

  let configId = Column("config_id", .uuid)
  let tenantId = Column("tenant_id", .uuid)
  let primaryRegion = Column("primary_region", .text)
  let backupRegions = Column("backup_regions", .jsonb)
  let dataResidencyRules = Column("data_residency_rules", .jsonb)
  let failoverPolicy = Column("failover_policy", .jsonb)
  let syncStrategy = Column("sync_strategy", .text)
  let healthStatus = Column("health_status", .text)
  let lastHealthCheck = Column("last_health_check", .timestamptz)
  let complianceCertifications = Column("compliance_certifications", .jsonb)
  let dataSovereigntyRules = Column("data_sovereignty_rules", .jsonb)
  let createdAt = Column("created_at", .timestamptz)
}
