import DataVault

let session = Hub("session", schema: "auth", about: "One stay of a user on one device") {
  Key("session_id", .uuid)
}

let sessionManagement = Source(SessionManagement.self, about: "The sessions of all users") { row in
  tenant.key(of: user, row.userId)
  session.key(row.sessionId)
  user.key(row.userId)
  Excluded(row.sessionTokenHash, row.refreshTokenHash, because: "a secret, hashed or not")

  Link("session_user", schema: "auth", about: "Whose a session is") {
    session
    user
  }

  Satellite("session", of: session, about: "From when to when a session lasts, and how it ended") {
    row.loginTime
    row.expirationTime
    row.isActive
    row.forcedLogout
    row.logoutReason
  }

  Satellite("session_client", of: session, about: "Which device a session comes from") {
    row.deviceFingerprint.sensitive(.personal)
    row.ipAddress.sensitive(.personal)
    row.userAgent.sensitive(.personal)
  }

  Satellite("session_risk", of: session, about: "How a session looks while it goes on") {
    row.riskScore.about("0 to 1")
    row.lastActivity
  }

  Satellite("session_domain", of: session, about: "Which domain a session is routed to") {
    row.currentDomain
    row.domainLockedUntil
    row.domainLockReason.about(
      "INITIAL_ROUTING, USER_CLARIFICATION, MANUAL_OVERRIDE or EMERGENCY_FALLBACK")
    row.domainLockOwner.about("SYSTEM, USER or HUMAN")
    row.coherenceScore.about("0 to 1")
    row.domainTransitionCount
    row.lastDomainTransition
  }
}
