import DataVault

/// Shared, since the registry names no tenant and the jobs and changes of every tenant refer to it.
let correlation = Hub(
  "correlation", schema: "util", shared: true, about: "One operation, traced through all services"
) {
  Key("correlation_id", .uuid)
}

let correlationRegistry = Source(
  CorrelationRegistry.self, about: "The operations that were traced, each with its context"
) { row in
  tenant.key(systemTenant)
  correlation.key(row.correlationId)

  Satellite("correlation", of: correlation, about: "Which operation it is, and whose") {
    row.traceId.about("All spans of one request share it; distributed_traces has it, too")
    row.spanId
    row.parentSpanId
    row.traceContext
    row.businessContext.sensitive(.confidential)
    row.serviceName
    row.operation
    row.startTime
    row.tags
  }

  Satellite("correlation_outcome", of: correlation, about: "How an operation ended") {
    row.endTime
    row.durationMs
    row.logs.sensitive(.confidential)
    row.errorCount
  }
}
