import DataVault

struct CalendarAvailability: SourceTable {
  static let name = "smb.calendar_availability"

  let id = Column("id", .uuid)
  let tenantId = Column("tenant_id", .uuid)
  let businessId = Column("business_id", .uuid)
  let userId = Column("user_id", .uuid)
  let dayOfWeek = Column("day_of_week", .int4)
  let startTime = Column("start_time", .time)
  let endTime = Column("end_time", .time)
  let available = Column("available", .bool)
  let maxConcurrentBookings = Column("max_concurrent_bookings", .int4)
  let bufferTimeMinutes = Column("buffer_time_minutes", .int4)
  let effectiveFrom = Column("effective_from", .date)
  let effectiveTo = Column("effective_to", .date)
  let dateOverride = Column("date_override", .date)
  let createdAt = Column("created_at", .timestamptz)
}
