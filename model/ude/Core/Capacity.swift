import DataVault

let recommendation = Hub(
  "recommendation", schema: "util", about: "Advice to use more or less of a resource"
) {
  Key("recommendation_id", .uuid)
}

let optimizationRecommendations = Source(
  OptimizationRecommendations.self, about: "Where resources could be saved"
) { row in
  tenant.key(systemTenant)
  recommendation.key(row.recommendationId)

  Satellite("recommendation", of: recommendation, about: "What is advised, and why") {
    row.resourceType.about("COMPUTE, STORAGE, NETWORK, DATABASE, CACHE or QUANTUM_COMPUTE")
    row.resourceId
    row.currentUsage
    row.recommendedUsage
    row.potentialSavings
    row.implementationEffort.about("LOW, MEDIUM, HIGH or VERY_HIGH")
    row.priority.about("LOW, MEDIUM, HIGH or CRITICAL")
    row.impactAnalysis
    row.createdAt
  }

  Satellite("recommendation_status", of: recommendation, about: "What became of the advice") {
    row.status.about("PENDING, APPROVED, IMPLEMENTED or REJECTED")
    row.implementedAt
  }
}

/// The most frequent of all records, and so an event without versions; no link is split by time,
/// since its key holds no date.
let resourceUtilizationDetailed = Source(
  ResourceUtilizationDetailed.self, about: "How much of each resource was used"
) { row in
  tenant.key(systemTenant)

  Link(
    "resource_use", schema: "util", kind: .nonHistorized, dependentKeys: row.utilizationId,
    about: "One measurement of one resource"
  ) {
    tenant
  } payload: {
    row.resourceId
    row.resourceType
    row.metricName
    row.value.about("In the measurement's own unit")
    row.unit
    row.timestamp
    row.dimensions
    row.percentile95
    row.percentile99
    row.anomalyScore.about("0 to 1")
  }
}

let autoScalingPolicies = Source(
  AutoScalingPolicies.self, about: "When a service gets more or fewer machines"
) { row in
  Reference(
    "scaling_policy", key: row.policyId, history: true, about: "A rule by which a service grows"
  ) {
    row.serviceName
    row.metricName
    row.scaleUpThreshold
    row.scaleDownThreshold
    row.minCapacity
    row.maxCapacity
    row.cooldownSeconds
    row.scaleIncrement
    row.isActive
    row.createdAt
  }
}
