import DataVault

struct ServiceSlots: SourceTable {
  static let name = "ude.service_slots"

  let slotId = Column("slot_id", .uuid)
  let serviceId = Column("service_id", .uuid)
  let slotDate = Column("slot_date", .date)
  let slotStartUtc = Column("slot_start_utc", .timestamptz)
  let slotEndUtc = Column("slot_end_utc", .timestamptz)
  let capacityTotal = Column("capacity_total", .int4)
  let capacityBooked = Column("capacity_booked", .int4)
  let providerId = Column("provider_id", .uuid)
  let notes = Column("notes", .text)
  let status = Column("status", .text)
  let tenantId = Column("tenant_id", .uuid)
  let createdAt = Column("created_at", .timestamptz)
  let updatedAt = Column("updated_at", .timestamptz)
}
