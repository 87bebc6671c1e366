import DataVault

/// Houses that let rooms: only bookings and guests say whose they are.
enum LookUpVault {
  static let tenant = Hub("tenant", schema: "auth") { Key("shop", .text) }
  static let booking = Hub("booking") { Key("booking_number", .int8) }
  static let guest = Hub("guest") { Key("email", .text, normalized: .trim, .uppercase) }
  static let refund = Hub("refund") { Key("refund_number", .text) }
  static let attempt = Hub("attempt") { Key("attempt_number", .text) }
  static let extra = Hub("extra") { Key("extra_number", .text) }
  static let room = Hub("room") {
    Key("house", .text)
    Key("door", .int4, presence: .optional)
  }

  static let bookings = Source(Bookings.self) { row in
    tenant.key(row.shop)
    booking.key(row.booking)
    Satellite("booking", of: booking) { row.total }
  }

  static let guests = Source(Guests.self) { row in
    tenant.key(row.shop)
    guest.key(row.email)
  }

  /// A full extract that brings bookings of its own by the way.
  static let refunds = Source(Refunds.self) { row in
    tenant.key(of: booking, row.booking)
    refund.key(row.refund)
    booking.key(row.booking)
    booking.key(row.previous, as: "previous")
    Link("booking_refund") {
      booking
      refund
    }
    Link("rebooking", kind: .hierarchy) {
      booking
      booking.as("previous").optional
    }
    Satellite("refund", of: refund) {
      row.booking
      row.amount
    }
    StatusSatellite(of: refund)
  }

  static let attempts = Source(Attempts.self) { row in
    tenant.key(of: guest, row.email).or(of: booking, row.booking).or("SYSTEM")
    attempt.key(row.attempt)
    Satellite("attempt", of: attempt) {
      row.email
      row.booking
    }
    StatusSatellite(of: attempt)
  }

  /// Looks a tenant up, and is looked into for others.
  static let rooms = Source(Rooms.self, delivery: .delta) { row in
    tenant.key(of: booking, row.booking)
    room.key(row.house, row.door)
    Satellite("room", of: room) { row.booking }
  }

  static let extras = Source(Extras.self, delivery: .delta) { row in
    tenant.key(of: room, row.house, row.door)
    extra.key(row.extra)
    Satellite("extra", of: extra) {
      row.house
      row.door
    }
  }

  /// Sets of members, which are read in the order of their keys.
  static let notes = Source(Notes.self) { row in
    tenant.key(of: booking, row.booking)
    booking.key(row.booking)
    Satellite("note", of: booking, members: row.kind) {
      row.kind
      row.note
    }
  }

  static let vault = Vault("houses", tenant: tenant) {
    bookings
    guests
    refunds
    attempts
    rooms
    extras
    notes
  }
}

struct Bookings: SourceTable {
  static let name = "bookings"

  let shop = Column("shop", .text)
  let booking = Column("booking", .int8)
  let total = Column("total", .numeric(12, 2))
}

struct Guests: SourceTable {
  static let name = "guests"

  let shop = Column("shop", .text)
  let email = Column("email", .text)
}

struct Refunds: SourceTable {
  static let name = "refunds"

  let refund = Column("refund", .text)
  let booking = Column("booking", .int8)
  let previous = Column("previous", .int8)
  let amount = Column("amount", .numeric(12, 2))
}

struct Attempts: SourceTable {
  static let name = "attempts"

  let attempt = Column("attempt", .text)
  let email = Column("email", .text)
  let booking = Column("booking", .int8)
}

struct Rooms: SourceTable {
  static let name = "rooms"

  let house = Column("house", .text)
  let door = Column("door", .int4)
  let booking = Column("booking", .int8)
}

struct Extras: SourceTable {
  static let name = "extras"

  let extra = Column("extra", .text)
  let house = Column("house", .text)
  let door = Column("door", .int4)
}

struct Notes: SourceTable {
  static let name = "notes"

  let booking = Column("booking", .int8)
  let kind = Column("kind", .text)
  let note = Column("note", .text)
}
