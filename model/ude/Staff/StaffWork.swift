import DataVault

let staffSchedule = Source(StaffSchedule.self, about: "Who works when") { row in
  tenant.key(of: staff, row.staffId)
  staff.key(row.staffId)

  let shift = Link("staff_shift", dependentKeys: row.scheduleId, about: "Whose shift it is") {
    staff
  }
  shift

  Satellite("staff_shift", of: shift, about: "From when to when a shift goes, and what for") {
    row.date
    row.startUtc
    row.endUtc
    row.capacity
    row.scheduleType.about("WORK, BREAK, MEETING, TRAINING or SUPPORT")
    row.status.about("SCHEDULED, IN_PROGRESS, COMPLETED or CANCELLED")
    row.notes
    row.createdAt
  }
}

let staffAssignments = Source(
  StaffAssignments.self, about: "Who takes care of which booking"
) { row in
  tenant.key(of: staff, row.staffId)
  staff.key(row.staffId)
  booking.key(row.bookingId)
  user.key(row.assignedBy)

  let assignment = Link(
    "staff_booking", dependentKeys: row.assignmentId,
    about: "Who takes care of a booking, and who said so"
  ) {
    staff
    booking
    user
  }
  assignment

  Satellite("staff_booking", of: assignment, about: "How the work went") {
    row.completionNotes
    row.rating.about("1 to 5")
    row.feedback
  }

  Satellite("staff_booking_effectivity", of: assignment, about: "Since when, and for how long") {
    row.assignedAt
    row.status.about("ASSIGNED, IN_PROGRESS, COMPLETED or CANCELLED")
  }
}
