import DataVault

struct Bookings: SourceTable {
  static let name = "ude.bookings"

  let bookingId = Column("booking_id", .uuid)
  let userId = Column("user_id", .uuid)
  let serviceId = Column("service_id", .uuid)
  let slotId = Column("slot_id", .uuid)
  let slotDate = Column("slot_date", .date)
  let slotStartUtc = Column("slot_start_utc", .timestamptz)
  let slotEndUtc = Column("slot_end_utc", .timestamptz)
  let qty = Column("qty", .int4)
  let status = Column("status", .text)
  let priceCents = Column("price_cents", .int4)
  let currency = Column("currency", .text)
  let tenantId = Column("tenant_id", .uuid)
  let createdAt = Column("created_at", .timestamptz)
  let updatedAt = Column("updated_at", .timestamptz)
  let managerId = Column("manager_id", .uuid)
  let metadata = Column("metadata", .jsonb)
  let cancellationReason = Column("cancellation_reason", .text)
  let cancellationFeeCents = Column("cancellation_fee_cents", .int4)
}
