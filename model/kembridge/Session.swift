import DataVault

/// The digest of a token is not the token: nobody gets in with it.
let session = Hub("session", schema: "auth", about: "A sign-in, known by the digest of its token") {
  Key("jwt_token_hash", .varchar(255))
}

let userSessions = Source(UserSessions.self, about: "The sign-ins of an installation") { row in
  tenant.key(onlyInstallation)
  session.key(row.jwtTokenHash)
  user.key(row.userId)
  wallet.key(row.authMethodId)

  Link(
    "session_sign_in", schema: "auth", drivenBy: session, about: "Who signed in, with which wallet"
  ) {
    session
    user
    wallet
  }

  Satellite("session", of: session, about: "The life of a session") {
    row.id
    row.sessionData
    row.createdAt
    row.expiresAt
    row.lastActivityAt
    row.isActive
  }
}
