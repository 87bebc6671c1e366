import DataVault

let outboxEvent = Hub(
  "outbox_event", schema: "util", about: "A message that waits to be sent to another service"
) {
  Key("outbox_id", .uuid)
}

let eventOutbox = Source(
  EventOutbox.self, about: "The messages to other services, sent and unsent"
) { row in
  tenant.key(systemTenant)
  outboxEvent.key(row.outboxId)

  Satellite("outbox_event", of: outboxEvent, about: "What is sent, and where") {
    row.eventType
    row.eventPayload.sensitive(.confidential)
    row.destinationService
    row.maxRetries
    row.createdAt
  }

  Satellite("outbox_status", of: outboxEvent, about: "How far the sending came") {
    row.processingStatus.about("PENDING, PROCESSING, COMPLETED or FAILED")
    row.retryCount
    row.lastAttempt
    row.nextRetry
    row.errorMessage
    row.processedAt
  }
}
