import DataVault

struct EventOutbox: SourceTable {
  static let name = "ude.event_outbox"

  let outboxId = Column("outbox_id", .uuid)
  let eventType = Column("event_type", .text)
  let eventPayload = Column("event_payload", .jsonb)
  let destinationService = Column("destination_service", .text)
  let processingStatus = Column("processing_status", .text)
  let retryCount = Column("retry_count", .int4)
  let maxRetries = Column("max_retries", .int4)
  let lastAttempt = Column("last_attempt", .timestamptz)
  let nextRetry = Column("next_retry", .timestamptz)
  let errorMessage = Column("error_message", .text)
  let createdAt = Column("created_at", .timestamptz)
  let processedAt = Column("processed_at", .timestamptz)
}
