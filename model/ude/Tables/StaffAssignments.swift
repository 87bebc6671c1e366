import DataVault

struct StaffAssignments: SourceTable {
  static let name = "ude.staff_assignments"

  let assignmentId = Column("assignment_id", .uuid)
  let staffId = Column("staff_id", .uuid)
  let bookingId = Column("booking_id", .uuid)
  let assignedAt = Column("assigned_at", .timestamptz)
  let assignedBy = Column("assigned_by", .uuid)
  let status = Column("status", .text)
  let completionNotes = Column("completion_notes", .text)
  let rating = Column("rating", .int4)
  let feedback = Column("feedback", .text)
}
