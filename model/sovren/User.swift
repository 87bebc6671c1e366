import DataVault

/// The UUID is the key, since it is all that the other tables know of a user; an address changes, too.
let user = Hub("user", schema: "auth", about: "A customer of the platform") {
  Key("user_id", .uuid)
}

/// What is personal stands apart from the tier, so that it can be erased for itself.
let users = Source(Users.self, about: "The accounts of all customers") { row in
  tenant.key(unnamedInstallation)
  user.key(row.id)

  Satellite("user", of: user, about: "Who a user is, and from where and when") {
    row.email.sensitive(.personal).masked(.email)
      .about("Unique, as it is spelt; changed now and then")
    row.temporalOrigin.sensitive(.personal)
      .about("When the user first existed: may lie before Christ, or at no time at all")
    row.dimensionalCoordinates.sensitive(.personal).about("A place in 11 dimensions")
  }

  Satellite("user_tier", of: user, about: "Which class of customer a user is") {
    row.tier.about("SMB or ENTERPRISE")
    row.createdAt
  }

  Satellite("user_score", of: user, about: "What the platform thinks of a user") {
    row.sovrenScore.about("From 0 to 1000")
  }

  Satellite("user_signature", of: user, about: "By what a user is recognised") {
    row.consciousnessSignature.sensitive(.confidential).about("A neural fingerprint")
  }
}
