import DataVault

/// The UUID is the key: an address changes with a marriage or a company's new domain.
let user = Hub("user", schema: "auth", about: "A person or service that uses the platform") {
  Key("user_id", .uuid)
}

let users = Source(Users.self, about: "The accounts of all tenants") { row in
  tenant.key(row.tenantId)
  user.key(row.userId)

  Satellite("user_profile", of: user, about: "Who a user is") {
    row.userEmail.sensitive(.personal)
    row.firstName.sensitive(.personal)
    row.lastName.sensitive(.personal)
  }

  Satellite("user_role", of: user, about: "What a user is to the tenant") {
    row.roleName.about("owner, admin, analyst, member or service")
    row.createdAt
    row.updatedAt.notHashed()
  }

  Satellite("user_login", of: user, about: "Whether and when a user was last there") {
    row.lastLoginAt
    row.isActive
  }
}
