import DataVault

let performanceMetrics = Source(
  PerformanceMetrics.self, about: "Readings of all components; many a second"
) { row in
  tenant.key(row.tenantId)

  Link(
    "performance_metric", schema: "util", kind: .nonHistorized, dependentKeys: row.metricId,
    about: "One reading"
  ) {
    tenant
  } payload: {
    row.component
    row.metricName
    row.value.about("In the unit that the metric's name tells")
    row.labels
    row.timestamp
    row.percentile95
    row.percentile99
    row.anomalyDetected
    row.anomalyScore.about("0 to 1")
  }
}

let distributedTraces = Source(
  DistributedTraces.self, about: "Which services a request went through"
) { row in
  tenant.key(row.tenantId)

  Link(
    "trace", schema: "util", kind: .nonHistorized, dependentKeys: row.traceId,
    about: "One traced request, known by the text that the services hand on"
  ) {
    tenant
  } payload: {
    row.spanId
    row.parentSpanId
    row.serviceName
    row.operationName
    row.startTime
    row.endTime
    row.durationMs
    row.tags
    row.logs
    row.error.about("Whether it failed")
    row.errorMessage
  }
}
