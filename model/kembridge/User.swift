import DataVault

/// The UUID is the key: a user name is optional, and may change.
let user = Hub("user", schema: "auth", about: "Somebody who moves tokens over the bridge") {
  Key("user_id", .uuid)
}

/// Whether an account is active is no secret, so that it lies apart from the risk.
let users = Source(Users.self, about: "The accounts of an installation") { row in
  tenant.key(onlyInstallation)
  user.key(row.id)

  Satellite("user_profile", of: user, about: "Who a user is") {
    row.username.sensitive(.personal).about("Unique within an installation, where it is given")
    row.profileData.sensitive(.personal)
  }

  Satellite("user_risk", of: user, about: "What the system thinks of a user") {
    row.riskProfile.sensitive(.confidential)
  }

  Satellite(
    "user_account", of: user, about: "Since when there is an account, and whether it is open"
  ) {
    row.isActive
    row.createdAt
    row.updatedAt.notHashed()
  }

  StatusSatellite(of: user, named: "user_presence", about: "Whether a user is still on file")
}
