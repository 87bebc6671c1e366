import DataVault

let slot = Hub("slot", about: "A stretch of time in which a service can be booked") {
  Key("slot_id", .uuid)
}

let serviceSlots = Source(ServiceSlots.self, about: "When each service can be booked") { row in
  tenant.key(row.tenantId)
  slot.key(row.slotId)
  product.key(row.serviceId, as: "service")
  staff.key(row.providerId, as: "provider")

  Link("slot_offer", drivenBy: slot, about: "What is offered, and by whom") {
    slot
    product.as("service")
    staff.as("provider")
  }

  Satellite("slot", of: slot, about: "When a slot is") {
    row.slotDate
    row.slotStartUtc
    row.slotEndUtc
    row.notes
    row.createdAt
  }

  Satellite("slot_capacity", of: slot, about: "How many can still book") {
    row.capacityTotal
    row.capacityBooked
    row.status.about("AVAILABLE, BOOKED, CANCELLED or MAINTENANCE")
    row.updatedAt.notHashed()
  }

  StatusSatellite(of: slot, named: "slot_presence", about: "Whether a slot is still there")
}
