import DataVault

let reservation = Hub("reservation", about: "A book that is put aside") {
  Key("reservation_number", .int8)
}

let reservations = Source(
  Reservations.self, delivery: .delta, about: "The journal of the reservation system"
) { row in
  tenant.key(row.tenant)
  reservation.key(row.number)

  LoadDate(row.changedAt)
  Ordered(by: row.sequence)
  Deleted(when: row.operation, is: "D", "X")

  Satellite("reservation_shelf", of: reservation, about: "Where the book waits") {
    row.shelf
  }
  StatusSatellite(of: reservation, about: "Whether a reservation still stands")
}

let pickups = Source(Pickups.self, delivery: .delta, about: "Pick-up notes of reservations") {
  row in
  tenant.key(row.tenant)
  reservation.key(row.number)

  Deleted(whenPresent: row.withdrawnAt)

  Satellite("reservation_note", of: reservation, about: "What the desk noted") {
    row.note
    row.pickedUpOn
    row.signature
  }
  StatusSatellite(of: reservation, named: "reservation_note_status")
}

let wishes = Source(Wishes.self, delivery: .delta, about: "Books that reservations wait for") {
  row in
  tenant.key(row.tenant)
  reservation.key(row.number)

  Deleted(when: row.isDropped)

  Satellite("reservation_wish", of: reservation, about: "What is wished for") {
    row.wish
    row.edition
  }
  StatusSatellite(of: reservation, named: "reservation_wish_status")
}
