import DataVault

let booking = Hub("booking", about: "A service that a user has booked") {
  Key("booking_id", .uuid)
}

let bookings = Source(Bookings.self, about: "The bookings of all tenants") { row in
  tenant.key(row.tenantId)
  booking.key(row.bookingId)
  user.key(row.userId)
  slot.key(row.slotId)
  product.key(row.serviceId)
  staff.key(row.managerId, as: "manager")

  Link("booking_party", drivenBy: booking, about: "Who booked what, and who looks after it") {
    booking
    user
    slot
    product
    staff.as("manager").optional
  }

  Satellite("booking", of: booking, about: "What was booked, and for when") {
    row.slotDate
    row.slotStartUtc
    row.slotEndUtc
    row.qty
    row.metadata
    row.createdAt
  }

  Satellite("booking_status", of: booking, about: "Where a booking stands") {
    row.status.about("PENDING, CONFIRMED, CANCELLED, COMPLETED or NO_SHOW")
    row.cancellationReason
    row.updatedAt.notHashed()
  }

  Satellite("booking_money", of: booking, about: "What a booking costs") {
    row.priceCents
    row.currency
    row.cancellationFeeCents
  }

  StatusSatellite(of: booking, named: "booking_presence", about: "Whether a booking is still there")
}

let bookingsHistory = Source(
  BookingsHistory.self, about: "Every change of a booking's status, with its reason"
) { row in
  tenant.key(of: booking, row.bookingId)
  booking.key(row.bookingId)
  user.key(row.changedBy)

  // "booking_status" would be the satellite's own name: one tells the state, the other the steps.
  Link(
    "booking_status_change", kind: .nonHistorized, dependentKeys: row.historyId,
    about: "A step of a booking from one status to the next, and who took it"
  ) {
    booking
    user
  } payload: {
    row.oldStatus
    row.newStatus
    row.changedAt
    row.reason
    row.notes
    row.systemNotes
    row.metadata
  }
}
