import DataVault

struct MerkleVerificationChains: SourceTable {
  static let name = "ude.merkle_verification_chains"

  let chainId = Column("chain_id", .uuid)
  let rootHash = Column("root_hash", .text)
  let previousChainId = Column("previous_chain_id", .uuid)
  let blockTimestamp = Column("block_timestamp", .timestamptz)
  let operationsCount = Column("operations_count", .int4)
  let cryptographicProof = Column("cryptographic_proof", .text)
  let verified = Column("verified", .bool)
  let verifiedAt = Column("verified_at", .timestamptz)
  let blockSizeBytes = Column("block_size_bytes", .int4)
  let createdAt = Column("created_at", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
}
