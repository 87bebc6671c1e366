import DataVault

/// The rows have no key: the hash of what they hold is one, and exact repeats are one measurement.
let businessMetrics = Source(
  BusinessMetrics.self, about: "Figures of firms, one for each time, name and dimension"
) { row in
  tenant.key(row.tenantId)
  business.key(row.businessId)

  Link(
    "business_metric", kind: .nonHistorized,
    dependentKeys: RowHash(
      of: row.time, row.tenantId, row.businessId, row.metricType, row.metricName, row.value,
      row.dimensions, row.metadata
    ).named("row_hash"),
    about: "Something was measured"
  ) {
    business
  } payload: {
    row.time.named("measured_at")
    row.metricType.about("revenue, jobs_completed or customer_acquired")
    row.metricName.about("daily_total, rolling_7d, by_location and the like")
    row.value
    row.dimensions.about("Where, by whom and the like")
    row.metadata
  }
}

/// Fed by two tables: the source moves its events into an archive, where they stay the same events.
let businessEvent = businessEventLink(BusinessEvents())

/// The two tables have the same columns, and so the same row gives the same hash in both.
private func businessEventLink(_ row: BusinessEvents) -> Link {
  Link(
    "business_event", kind: .nonHistorized,
    dependentKeys: RowHash(
      of: row.time, row.tenantId, row.businessId, row.eventType, row.eventName, row.userId,
      row.customerId, row.jobId, row.properties, row.sessionId
    ).named("row_hash"),
    about: "Somebody did something on a page"
  ) {
    business
    user.optional
    customer.optional
    job.optional
  } payload: {
    row.time.named("happened_at")
    row.eventType.about("page_view, button_click or form_submit")
    row.eventName
    row.properties
    row.sessionId
  }
}

let businessEvents = Source(BusinessEvents.self, about: "What people did, of two years") { row in
  tenant.key(row.tenantId)
  business.key(row.businessId)
  user.key(row.userId)
  customer.key(row.customerId)
  job.key(row.jobId)

  businessEvent
}

let businessEventsArchive = Source(
  BusinessEventsArchive.self, about: "What people did more than two years ago"
) { row in
  tenant.key(row.tenantId)
  business.key(row.businessId)
  user.key(row.userId)
  customer.key(row.customerId)
  job.key(row.jobId)

  businessEvent
}
