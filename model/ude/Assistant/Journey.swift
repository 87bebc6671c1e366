import DataVault

let serviceTrigger = Hub(
  "service_trigger", about: "A pattern of behaviour that the assistant acts on unasked"
) {
  Key("trigger_id", .uuid)
}

let journey = Hub("journey", about: "The way of one archetype of user through the service") {
  Key("journey_id", .uuid)
}

let proactiveServiceTriggers = Source(
  ProactiveServiceTriggers.self, about: "When the assistant acts unasked, and how"
) { row in
  tenant.key(row.tenantId)
  serviceTrigger.key(row.triggerId)

  Satellite("service_trigger", of: serviceTrigger, about: "The pattern, the need and the action") {
    row.userBehaviorPattern
    row.anticipatedNeeds
    row.proactiveActionPlan
    row.triggerConfidence.about("0 to 1")
    row.executionTiming
    row.isActive
    row.createdAt
  }

  Satellite("service_trigger_success", of: serviceTrigger, about: "How often it was right") {
    row.successRate.about("0 to 1")
  }
}

let customerJourneyOptimization = Source(
  CustomerJourneyOptimization.self, about: "Where journeys get stuck, and what helps"
) { row in
  tenant.key(row.tenantId)
  journey.key(row.journeyId)

  Satellite("journey", of: journey, about: "The states of a journey, and the best ways through") {
    row.userArchetype
    row.journeyStates
    row.optimalPathways
    row.frictionPoints
    row.interventionOpportunities
    row.optimizationImpact
    row.createdAt
    row.updatedAt.notHashed()
  }
}
