import DataVault

struct QuantumRandomnessSources: SourceTable {
  static let name = "ude.quantum_randomness_sources"

  let sourceId = Column("source_id", .uuid)
  let entropySource = Column("entropy_source", .text)
  let randomBits = Column("random_bits", .text)
  let entropyQuality = Column("entropy_quality", .float8)
  let verificationHash = Column("verification_hash", .text)
  let usedFor = Column("used_for", .text)
  let qualityMetrics = Column("quality_metrics", .jsonb)
  let generatedAt = Column("generated_at", .timestamptz)
  let expiresAt = Column("expires_at", .timestamptz)
}
