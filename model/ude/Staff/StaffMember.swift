import DataVault

/// The UUID is the key: an address changes, and slots, shifts and reviews know the UUID only.
let staff = Hub("staff", about: "A person who works for a tenant") {
  Key("staff_id", .uuid)
}

let staffRecords = Source(Staff.self, about: "The people who work for the tenants") { row in
  tenant.key(row.tenantId)
  staff.key(row.staffId)

  Satellite("staff_identity", of: staff, about: "Who somebody is") {
    row.name.sensitive(.personal)
    row.email.sensitive(.personal).about("Unique over all tenants, and changed now and then")
  }

  Satellite("staff_skill", of: staff, about: "What somebody can do") {
    row.roles
    row.skills
  }

  Satellite("staff_rule", of: staff, about: "When and where somebody works") {
    row.availabilityRule
    row.maxParallel.about("How many bookings at a time")
    row.location
  }

  Satellite("staff_status", of: staff, about: "Whether somebody is at work") {
    row.status.about("ACTIVE, INACTIVE, VACATION, SICK_LEAVE or TERMINATED")
    row.employmentType.about("FULL_TIME, PART_TIME, CONTRACT or FREELANCE")
    row.createdAt
    row.updatedAt.notHashed()
  }

  Satellite("staff_cost", of: staff, about: "What an hour of somebody costs") {
    row.hourlyCost.sensitive(.confidential).about("In the tenant's currency, not in cents")
  }

  StatusSatellite(
    of: staff, named: "staff_presence", about: "Whether somebody is still on the register")
}
