import DataVault

/// The UUID is the key, since it is all that the other tables know of a tenant.
let tenant = Hub("tenant", schema: "auth", about: "A customer organisation of the platform") {
  Key("tenant_id", .uuid)
}

/// Stands for the platform itself where a record belongs to no customer.
let systemTenant = "00000000-0000-0000-0000-000000000000"

let tenants = Source(Tenants.self, about: "The platform's register of customers") { row in
  tenant.key(row.tenantId)

  Satellite("tenant_profile", of: tenant, about: "Name, standing and obligations of a tenant") {
    row.tenantBk.about("The short name that people use; unique, and changed now and then")
    row.tenantName
    row.tenantStatus.about("ACTIVE, SUSPENDED, TRIAL or CLOSED")
    row.dataRegion.about("Where the tenant's data must stay: us-east, us-west, ca, eu or apac")
    row.complianceRegimes.about("HIPAA, GDPR, SOX and the like")
    row.createdAt
    row.updatedAt.notHashed()
  }

  When(row.dataRegion, .isPresent) {
    Reference("region", key: row.dataRegion, about: "Where data may have to stay") {}
  }
}
