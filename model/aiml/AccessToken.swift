import DataVault

/// The digest of a token is not the token: nobody gets in with it.
let token = Hub("token", schema: "auth", about: "An access token, known by its SHA-256 digest") {
  Key("token_hash", .bytea)
}

let accessTokens = Source(AccessTokens.self, about: "The tokens that users were given") { row in
  tenant.key(row.tenantId)
  user.key(row.userId)
  token.key(row.tokenHash)

  Link("user_token", schema: "auth", about: "Whose a token is") {
    user
    token
  }

  Satellite("token", of: token, about: "The life of a token") {
    row.tokenId
    row.issuedAt
    row.expiresAt
    row.revoked
  }

  Satellite("token_client", of: token, about: "Where a token was asked for from") {
    row.ipAddress.sensitive(.personal)
    row.userAgent.sensitive(.personal)
  }
}
