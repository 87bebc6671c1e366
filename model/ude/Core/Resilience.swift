import DataVault

let breaker = Hub(
  "breaker", schema: "util", about: "A switch that stops a failure before it spreads"
) {
  Key("breaker_id", .uuid)
}

let zone = Hub(
  "zone", schema: "util", about: "A part of the platform that can be cut off from the rest"
) {
  Key("zone_name", .text)
}

let cascadeCircuitBreakers = Source(
  CascadeCircuitBreakers.self, about: "The switches of all tenants and of the platform"
) { row in
  tenant.key(row.tenantId.or(systemTenant))
  breaker.key(row.breakerId)
  breaker.key(row.parentBreakerId, as: "parent")

  Link(
    "breaker_parent", schema: "util", kind: .hierarchy, drivenBy: breaker,
    about: "Which breaker trips this one; set to none when that one is deleted"
  ) {
    breaker
    breaker.as("parent").optional
  }

  Satellite("breaker_rule", of: breaker, about: "When a breaker trips, and what it does then") {
    row.tenantId.about("NULL where the breaker guards the platform")
    row.breakerType.about(
      "DOMAIN_CONFUSION, COST_OVERFLOW, PERFORMANCE, SECURITY, DATA_QUALITY or "
        + "QUANTUM_BACKEND_FAILURE")
    row.triggerConditions
    row.cascadeLevel.about("1 is the outermost")
    row.actionSequence
    row.recoveryStrategy
    row.createdAt
  }

  Satellite("breaker_state", of: breaker, about: "How often a breaker tripped") {
    row.isActive
    row.lastTriggered
    row.triggerCount
  }
}

let failureContainmentZones = Source(
  FailureContainmentZones.self, about: "The parts that a failure can be kept within"
) { row in
  tenant.key(systemTenant)
  zone.key(row.zoneName)

  Satellite("zone", of: zone, about: "What belongs to a zone, and how it is cut off") {
    row.zoneId
    row.isolationLevel.about("FULL, PARTIAL, GRACEFUL or AUTO_HEALING")
    row.affectedComponents
    row.containmentProtocol
    row.healthCheckEndpoints
  }

  Satellite("zone_state", of: zone, about: "How often a zone was cut off") {
    row.lastActivated
    row.activationCount
    row.successRate.about("0 to 1")
    row.isActive
  }
}

let rateLimitingPolicies = Source(
  RateLimitingPolicies.self, about: "How much may be asked of the platform in which time"
) { row in
  Reference(
    "rate_limit", key: row.policyName, history: true, about: "A limit of requests, by its name"
  ) {
    row.policyId
    row.resourceType.about("API, MODEL, STORAGE, COMPUTE, NETWORK or QUANTUM_COMPUTE")
    row.limits
    row.burstCapacity
    row.timeWindowSeconds
    row.scope.about("TENANT, USER, GLOBAL or SERVICE")
    row.actionsOnBreach
    row.isActive
    row.createdAt
  }
}
