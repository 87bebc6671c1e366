import DataVault

struct BookingsHistory: SourceTable {
  static let name = "ude.bookings_history"

  let historyId = Column("history_id", .uuid)
  let bookingId = Column("booking_id", .uuid)
  let oldStatus = Column("old_status", .text)
  let newStatus = Column("new_status", .text)
  let changedBy = Column("changed_by", .uuid)
  let changedAt = Column("changed_at", .timestamptz)
  let reason = Column("reason", .text)
  let notes = Column("notes", .text)
  let systemNotes = Column("system_notes", .text)
  let metadata = Column("metadata", .jsonb)
}
