import DataVault

/// The UUID is the key, since it is all that the other tables know of a tenant; `domain`, which the
/// source keeps unique, is payload.
let tenant = Hub("tenant", schema: "auth", about: "A customer organisation of the platform") {
  Key("tenant_id", .uuid)
}

/// Stands for the platform itself where a record belongs to no customer.
let systemTenant = "00000000-0000-0000-0000-000000000000"
