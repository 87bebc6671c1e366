import DataVault

/// The UUID is the key, since a block names the one before it by nothing else; that no two blocks
/// share a root hash is a quality rule.
let merkleBlock = Hub(
  "merkle_block", schema: "util", about: "A block of the chain that proves the audit trail whole"
) {
  Key("chain_id", .uuid)
}

let merklePrevious = Link(
  "merkle_previous", schema: "util", kind: .hierarchy, drivenBy: merkleBlock,
  about: "Which block stands before which; the first block of a chain has none"
) {
  merkleBlock
  merkleBlock.as("previous").optional
}

let merkleRootUnique = QualityRule(
  "merkle_root_unique", on: "merkle_block_s", .uniqueness, "tenant_hk, root_hash",
  severity: .critical)

let merkleVerificationChains = Source(
  MerkleVerificationChains.self, about: "The blocks of all chains"
) { row in
  tenant.key(row.tenantId)
  merkleBlock.key(row.chainId)
  merkleBlock.key(row.previousChainId, as: "previous")

  merklePrevious

  Satellite("merkle_block", of: merkleBlock, about: "What a block holds; it never changes") {
    row.rootHash
    row.blockTimestamp
    row.operationsCount
    row.blockSizeBytes
    row.cryptographicProof
    row.createdAt
  }

  Satellite("merkle_check", of: merkleBlock, about: "Whether a block was verified") {
    row.verified
    row.verifiedAt
  }
}
