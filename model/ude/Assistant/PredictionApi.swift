import DataVault

// Hubs and no code lists: an endpoint belongs to a tenant, and a code list is read by all. A name
// is unique in the source, and all that callers know.

let customerApi = Hub("customer_api", about: "An endpoint that predicts what customers do") {
  Key("endpoint_name", .text)
}

let quantumApi = Hub("quantum_api", about: "An endpoint that predicts with quantum circuits") {
  Key("endpoint_path", .text)
}

let customerPredictionApis = Source(
  CustomerPredictionApis.self, about: "The endpoints for customers' behaviour"
) { row in
  tenant.key(row.tenantId)
  customerApi.key(row.endpointName)

  Satellite("customer_api", of: customerApi, about: "What an endpoint takes and gives") {
    row.apiId.about("The register's own number")
    row.description
    row.inputParameters
    row.outputSchema
    row.quantumEnhancementLevel.about("BASIC, ADVANCED or QUANTUM")
    row.accuracyBenchmark.about("0 to 1")
    row.isActive
    row.createdAt
  }

  StatusSatellite(
    of: customerApi, named: "customer_api_presence", about: "Whether an endpoint is still there")
}

let quantumPredictionApis = Source(
  QuantumPredictionApis.self, about: "The endpoints for quantum predictions"
) { row in
  tenant.key(row.tenantId)
  quantumApi.key(row.endpointPath)

  Satellite("quantum_api", of: quantumApi, about: "What an endpoint takes, gives and needs") {
    row.apiId.about("The register's own number")
    row.description
    row.inputSchema
    row.outputSchema
    row.quantumBackendRequired
    row.classicalFallbackAvailable
    row.rateLimitPerMinute
    row.isActive
    row.createdAt
  }

  StatusSatellite(
    of: quantumApi, named: "quantum_api_presence", about: "Whether an endpoint is still there")
}

let customerPredictionMetrics = Source(
  CustomerPredictionMetrics.self, about: "What predictions were worth, period by period"
) { row in
  tenant.key(row.tenantId)

  Link(
    "prediction_metric", kind: .nonHistorized, dependentKeys: row.metricId,
    about: "One type of prediction over one period"
  ) {
    tenant
  } payload: {
    row.predictionType
    row.measuredPeriodStart
    row.measuredPeriodEnd
    row.accuracyRate.about("0 to 1")
    row.userSatisfactionImpact.about("0 to 1")
    row.responseTimeImprovement
    row.conversionRateImpact
    row.createdAt
  }
}
