import DataVault

/// The UUID is the key: the chains' own hashes come later, and may never come.
let transfer = Hub("transfer", about: "Tokens that move from one chain to another") {
  Key("transfer_id", .uuid)
}

let transactions = Source(Transactions.self, about: "The transfers of an installation") { row in
  tenant.key(onlyInstallation)
  transfer.key(row.id)
  user.key(row.userId)
  quantumKey.key(row.quantumKeyId)

  Link(
    "transfer_party", drivenBy: transfer, about: "Who moves it, and with which key it is locked"
  ) {
    transfer
    user
    quantumKey.optional
  }

  Satellite("transfer_terms", of: transfer, about: "What moves from where to where") {
    row.sourceChain.about("ethereum or near")
    row.destinationChain.about("ethereum or near")
    row.sourceToken.named("source_token_symbol").about("ETH, USDC, NEAR and the like")
    row.destinationToken.named("destination_token_symbol")
    row.amountIn.about("In whole tokens; all 36 digits count")
    row.amountOut.about("In whole tokens, after fees")
    row.createdAt
  }

  Satellite("transfer_status", of: transfer, about: "How far a transfer has come") {
    row.status.about("pending, locked, confirmed, failed, cancelled or expired")
    row.sourceTxHash.about("What the source chain calls it")
    row.destinationTxHash.about("What the destination chain calls it")
    row.completedAt
    row.expiresAt
    row.updatedAt.notHashed()
  }

  Satellite("transfer_risk", of: transfer, about: "What the system thinks of a transfer") {
    row.riskScore.sensitive(.confidential).about("From 0 to 1")
    row.riskFactors.sensitive(.confidential)
  }

  Satellite("transfer_cipher", of: transfer, about: "What only the key's owner can read") {
    row.encryptedData
  }

  // A code list has one column that feeds it. Of chains either side names all; of tokens some are
  // only ever received, so that each side has its list.
  When(row.sourceChain, .isPresent) {
    Reference("chain", key: row.sourceChain.named("chain"), about: "The chains of the bridge") {}
  }
  When(row.sourceToken, .isPresent) {
    Reference(
      "source_token", key: row.sourceToken.named("symbol"), about: "The tokens that are sent"
    ) {}
  }
  When(row.destinationToken, .isPresent) {
    Reference(
      "destination_token", key: row.destinationToken.named("symbol"),
      about: "The tokens that are received"
    ) {}
  }
}
