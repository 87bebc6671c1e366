import DataVault

struct Refunds: SourceTable {
  static let name = "ude.refunds"

  let refundId = Column("refund_id", .uuid)
  let bookingId = Column("booking_id", .uuid)
  let amount = Column("amount", .int4)
  let reason = Column("reason", .text)
  let status = Column("status", .text)
  let requestedBy = Column("requested_by", .uuid)
  let requestedAt = Column("requested_at", .timestamptz)
  let approvedBy = Column("approved_by", .uuid)
  let approvedAt = Column("approved_at", .timestamptz)
  let processedAt = Column("processed_at", .timestamptz)
  let processor = Column("processor", .uuid)
  let gatewayReference = Column("gateway_reference", .text)
  let notes = Column("notes", .text)
}
