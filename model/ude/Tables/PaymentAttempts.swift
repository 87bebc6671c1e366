import DataVault

struct PaymentAttempts: SourceTable {
  static let name = "ude.payment_attempts"

  let attemptId = Column("attempt_id", .uuid)
  let bookingId = Column("booking_id", .uuid)
  let amount = Column("amount", .int4)
  let currency = Column("currency", .text)
  let paymentMethod = Column("payment_method", .text)
  let status = Column("status", .text)
  let errorMessage = Column("error_message", .text)
  let gatewayReference = Column("gateway_reference", .text)
  let gatewayResponse = Column("gateway_response", .jsonb)
  let attemptedAt = Column("attempted_at", .timestamptz)
  let processedAt = Column("processed_at", .timestamptz)
  let retryCount = Column("retry_count", .int4)
}
