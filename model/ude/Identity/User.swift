import DataVault

/// The UUID is the key: an address changes, and bookings, sessions and memories know the UUID only.
let user = Hub("user", schema: "auth", about: "A person who talks to the digital employee") {
  Key("user_id", .uuid)
}

let userProfiles = Source(UserProfiles.self, about: "The accounts of all tenants") { row in
  tenant.key(row.tenantId)
  user.key(row.userId)
  Excluded(row.passwordHash, because: "a secret")

  Satellite("user_identity", of: user, about: "Who a user is") {
    row.name.sensitive(.personal)
    row.email.sensitive(.personal).about("Unique over all tenants, and changed now and then")
  }

  Satellite("user_role", of: user, about: "What a user is to the tenant") {
    row.role.about("USER, ADMIN, MANAGER, SUPERVISOR or AUDITOR")
    row.status.about("ACTIVE, INACTIVE, SUSPENDED or PENDING")
    row.timezone
    row.locale
    row.createdAt
    row.updatedAt.notHashed()
  }

  Satellite("user_login", of: user, about: "When a user was last there, and how they get in") {
    row.lastLogin
    row.mfaEnabled
  }

  Satellite("user_behaviour", of: user, about: "How surely a user is known by behaviour") {
    row.behavioralHash.sensitive(.confidential)
    row.biometricConfidence.sensitive(.confidential).about("0 to 1")
  }

  StatusSatellite(of: user, named: "user_presence", about: "Whether an account is still there")
}

let behavioralBiometrics = Source(
  BehavioralBiometrics.self, about: "How users type, move and decide; several samples of each user"
) { row in
  tenant.key(of: user, row.userId)
  user.key(row.userId)

  Satellite(
    "user_biometric", of: user, members: row.biometricId, about: "The samples taken of a user"
  ) {
    row.biometricId
    row.typingPattern.sensitive(.confidential)
    row.mouseMovements.sensitive(.confidential)
    row.responseTiming.sensitive(.confidential)
    row.interactionRhythm.sensitive(.confidential)
    row.decisionMakingPattern.sensitive(.confidential)
    row.behavioralHash.sensitive(.confidential)
    row.confidenceScore.sensitive(.confidential).about("0 to 1")
    row.sampleCount
    row.lastUpdated.notHashed()
  }
}
