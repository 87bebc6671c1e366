import DataVault

struct FailureContainmentZones: SourceTable {
  static let name = "ude.failure_containment_zones"

  let zoneId = Column("zone_id", .uuid)
  let zoneName = Column("zone_name", .text)
  let isolationLevel = Column("isolation_level", .text)
  let affectedComponents = Column("affected_components", .jsonb)
  let containmentProtocol = Column("containment_protocol", .jsonb)
  let healthCheckEndpoints = Column("health_check_endpoints", .jsonb)
  let lastActivated = Column("last_activated", .timestamptz)
  let activationCount = Column("activation_count", .int4)
  let successRate = Column("success_rate", .float8)
  let isActive = Column("is_active", .bool)
}
