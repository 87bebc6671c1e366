import DataVault

struct AutoScalingPolicies: SourceTable {
  static let name = "ude.auto_scaling_policies"

  let policyId = Column("policy_id", .uuid)
  let serviceName = Column("service_name", .text)
  let metricName = Column("metric_name", .text)
  let scaleUpThreshold = Column("scale_up_threshold", .float8)
  let scaleDownThreshold = Column("scale_down_threshold", .float8)
  let minCapacity = Column("min_capacity", .int4)
  let maxCapacity = Column("max_capacity", .int4)
  let cooldownSeconds = Column("cooldown_seconds", .int4)
  let scaleIncrement = Column("scale_increment", .int4)
  let isActive = Column("is_active", .bool)
  let createdAt = Column("created_at", .timestamptz)
}
