import DataVault

/// The UUID is the key, since it is all that the other tables know of a tenant; `domain`, which the
/// source keeps unique, is payload.
let tenant = Hub("tenant", schema: "auth", about: "A customer organisation of the platform") {
  Key("tenant_id", .uuid)
}

/// Stands for the platform itself where a record belongs to no customer.
let systemTenant = "00000000-0000-0000-0000-000000000000"

let tenants = Source(Tenants.self, about: "The platform's register of customers") { row in
  tenant.key(row.tenantId)

  Satellite("tenant_profile", of: tenant, about: "Name and address of a tenant") {
    row.name
    row.domain.about("The tenant's address on the web; unique, and changed now and then")
    row.createdAt
  }

  Satellite("tenant_status", of: tenant, about: "Whether a tenant is served") {
    row.status.about("ACTIVE, SUSPENDED, TRIAL or TERMINATED")
    row.updatedAt.notHashed()
  }
}
