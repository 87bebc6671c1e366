import DataVault

/// No two executives of the platform have one name in one role, whoever their user is: the hub belongs
/// to no tenant.
let executiveName = Hub(
  "executive_name", shared: true, about: "The name of a simulated executive in a role"
) {
  Key("first_name", .varchar(50))
  Key("last_name", .varchar(50))
  Key("role", .varchar(10))
}

/// Boards know an entry by its UUID alone, which says nothing outside of its installation; the name
/// that it stands for is a step further, in `name_reservation`.
let registryEntry = Hub(
  "registry_entry", about: "An entry of an installation's register of names"
) {
  Key("registry_id", .uuid)
}

/// An entry stands for one name and one user at a time.
let nameReservation = Link(
  "name_reservation", drivenBy: registryEntry, about: "Who has reserved which name"
) {
  executiveName
  registryEntry
  user.as("reserved_by").optional
}

let globalExecutiveRegistry = Source(
  GlobalExecutiveRegistry.self, about: "The names of executives that are taken, or may be"
) { row in
  tenant.key(unnamedInstallation)
  executiveName.key(row.firstName, row.lastName, row.role)
  registryEntry.key(row.id)
  user.key(row.reservedByUser, as: "reserved_by")

  nameReservation

  Satellite("name_reservation", of: nameReservation, about: "Since when a name is reserved") {
    row.reservedAt
  }

  Reference("executive_role", key: row.role, about: "CEO, CFO, CTO, CMO, COO, CHRO, CLO or CSO") {}

  Excluded(row.fullName, because: "the source makes it of the first and the last name")
}
