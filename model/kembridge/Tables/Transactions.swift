import DataVault

struct Transactions: SourceTable {
  static let name = "kembridge.transactions"

  let id = Column("id", .uuid)
  let userId = Column("user_id", .uuid)
  let sourceChain = Column("source_chain", .varchar(50))
  let destinationChain = Column("destination_chain", .varchar(50))
  let sourceToken = Column("source_token", .varchar(100))
  let destinationToken = Column("destination_token", .varchar(100))
  let amountIn = Column("amount_in", .numeric(36, 18))
  let amountOut = Column("amount_out", .numeric(36, 18))
  let sourceTxHash = Column("source_tx_hash", .varchar(255))
  let destinationTxHash = Column("destination_tx_hash", .varchar(255))
  let status = Column("status", .varchar(50))
  let encryptedData = Column("encrypted_data", .bytea)
  let quantumKeyId = Column("quantum_key_id", .uuid)
  let riskScore = Column("risk_score", .numeric(5, 4))
  let riskFactors = Column("risk_factors", .jsonb)
  let createdAt = Column("created_at", .timestamptz)
  let updatedAt = Column("updated_at", .timestamptz)
  let completedAt = Column("completed_at", .timestamptz)
  let expiresAt = Column("expires_at", .timestamptz)
}
