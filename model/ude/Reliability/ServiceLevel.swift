import DataVault

let slo = Hub("slo", schema: "util", about: "A service level objective: what a service promises") {
  Key("slo_id", .uuid)
}

let sloDefinitions = Source(SloDefinitions.self, about: "The objectives of all services") { row in
  tenant.key(row.tenantId)
  slo.key(row.sloId)

  Satellite("slo", of: slo, about: "What is promised") {
    row.service
    row.objective
    row.owner.about("The team that answers for it")
    row.measurementWindowHours
    row.calendarAlignment.about("CALENDAR or ROLLING")
    row.availabilityTargetPercent.about("0 to 100")
    row.latencyTargetP95Ms
    row.rpoMinutes.about("How much data may be lost, in minutes")
    row.rtoMinutes.about("How long recovery may take, in minutes")
    row.isActive
    row.createdAt
  }

  Satellite("slo_alert", of: slo, about: "When somebody is woken, and what to do then") {
    row.burnRate
    row.burnRateThresholds
    row.errorBudgetBurnRateAlerts
    row.alertPolicy
    row.runbookReference
  }
}

let sloMeasurements = Source(
  SloMeasurements.self, about: "How well each objective was met, period by period"
) { row in
  tenant.key(row.tenantId)
  slo.key(row.sloId)

  Link(
    "slo_measurement", schema: "util", kind: .nonHistorized, dependentKeys: row.measurementId,
    about: "The good and the bad events of a period"
  ) {
    slo
  } payload: {
    row.measurementPeriodStart
    row.measurementPeriodEnd
    row.goodEventsCount
    row.totalEventsCount
    row.errorBudgetRemaining
    row.burnRate.about("1 spends the error budget in just the window")
    row.measuredAt
  }
}
