import DataVault

struct QuantumSafeSignatures: SourceTable {
  static let name = "ude.quantum_safe_signatures"

  let signatureId = Column("signature_id", .uuid)
  let artifactType = Column("artifact_type", .text)
  let artifactId = Column("artifact_id", .uuid)
  let pqScheme = Column("pq_scheme", .text)
  let publicKey = Column("public_key", .text)
  let signature = Column("signature", .text)
  let keyVersion = Column("key_version", .int4)
  let createdAt = Column("created_at", .timestamptz)
  let expiresAt = Column("expires_at", .timestamptz)
  let verificationCount = Column("verification_count", .int4)
}
