import DataVault

struct StaffSchedule: SourceTable {
  static let name = "ude.staff_schedule"

  let scheduleId = Column("schedule_id", .uuid)
  let staffId = Column("staff_id", .uuid)
  let date = Column("date", .date)
  let startUtc = Column("start_utc", .timestamptz)
  let endUtc = Column("end_utc", .timestamptz)
  let capacity = Column("capacity", .int4)
  let createdAt = Column("created_at", .timestamptz)
  let scheduleType = Column("schedule_type", .text)
  let status = Column("status", .text)
  let notes = Column("notes", .text)
}
