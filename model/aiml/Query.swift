import DataVault

let query = Hub("query", schema: "util", about: "A form of query, whatever its values") {
  Key("query_fingerprint", .varchar(64))
}

/// A hub, though it tells of an event: the document has the satellite `query_performance_s`.
let queryPerformance = Hub(
  "query_performance", schema: "util", about: "One execution of a query"
) {
  Key("query_id", .uuid)
}

let queries = Source(QueryPerformance.self, about: "The timings of queries") { row in
  tenant.key(row.tenantId.or(systemTenant))
  query.key(row.queryFingerprint)
  queryPerformance.key(row.queryId)

  Link("query_execution", schema: "util", about: "Which form of query was executed") {
    query
    queryPerformance
  }

  Satellite("query_performance", of: queryPerformance, about: "How long a query took") {
    row.tenantId.about("NULL where the platform itself asked")
    row.queryText
    row.executionTimestamp
    row.executionTimeMs
    row.rowsReturned
  }
  .kept(days: 30)
}
