import DataVault

/// The UUID is the key: sessions know nothing else of a wallet.
///
/// Chain and address are what the world knows it by. Addresses of ethereum are written in any case,
/// and all spellings mean one wallet: compare them with `lower()`.
let wallet = Hub("wallet", schema: "auth", about: "An address on a chain that signs users in") {
  Key("wallet_id", .uuid)
}

let userAuthMethods = Source(
  UserAuthMethods.self, about: "The wallets of an installation, each with its user"
) { row in
  tenant.key(onlyInstallation)
  user.key(row.userId)
  wallet.key(row.id)

  let ownership = Link(
    "user_wallet", schema: "auth", drivenBy: wallet,
    about: "Whose a wallet is; one that moves to another user is closed with the first"
  ) {
    user
    wallet
  }
  ownership

  Satellite("wallet", of: wallet, about: "What a wallet is, and how its signatures are checked") {
    row.chainType.about("ethereum or near")
    row.walletAddress
    row.publicKey
    row.signatureParams
  }

  Satellite("wallet_use", of: ownership, about: "How long a user has signed in with a wallet") {
    row.firstUsedAt
    row.lastUsedAt
    row.isVerified
  }
}
