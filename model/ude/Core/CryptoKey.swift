import DataVault

let cryptoKey = Hub(
  "crypto_key", schema: "auth", about: "A cryptographic key; the key itself is not loaded"
) {
  Key("key_id", .uuid)
}

let keyManagement = Source(
  KeyManagement.self, about: "The register of cryptographic keys"
) { row in
  tenant.key(systemTenant)
  cryptoKey.key(row.keyId)
  Excluded(row.privateKeyEncrypted, because: "a secret, encrypted or not")

  Satellite("crypto_key", of: cryptoKey, about: "What a key is made for") {
    row.keyType.about("SYMMETRIC, ASYMMETRIC, QUANTUM_SAFE or HYBRID")
    row.keyAlgorithm
    row.keySize.about("In bits")
    row.publicKey
    row.keyUsage
    row.rotationPolicy
    row.createdAt
  }

  Satellite("crypto_key_status", of: cryptoKey, about: "Whether a key may be used") {
    row.status.about("ACTIVE, PENDING, EXPIRED, REVOKED or COMPROMISED")
    row.expirationDate
    row.lastRotated
  }
}

let quantumSafeSignatures = Source(
  QuantumSafeSignatures.self, about: "Signatures that a quantum computer does not forge"
) { row in
  tenant.key(systemTenant)

  Link(
    "signature", schema: "auth", kind: .nonHistorized, dependentKeys: row.signatureId,
    about: "A signature on a model, a migration, a booking or the like"
  ) {
    tenant
  } payload: {
    row.artifactType.about("MODEL, MIGRATION, AUDIT_LOG, CONFIG, BOOKING or USER_CONSENT")
    row.artifactId.about("The key of what was signed; which table it is in, artifact_type says")
    row.pqScheme.about("CRYSTALS-Dilithium, Falcon, SPHINCS+ or Kyber")
    row.publicKey
    row.signature
    row.keyVersion
    row.createdAt
    row.expiresAt
    row.verificationCount
  }
}

let hybridCryptographySchemes = Source(
  HybridCryptographySchemes.self, about: "Pairs of a classical and a quantum-safe algorithm"
) { row in
  Reference(
    "crypto_scheme", key: row.schemeName, history: true, about: "A pair of algorithms by name"
  ) {
    row.schemeId
    row.classicalAlgorithm
    row.quantumAlgorithm
    row.hybridMode.about("NESTED, COMBINED, CASCADE or PARALLEL")
    row.securityLevelBits
    row.implementationGuide
    row.migrationPriority
    row.isActive
    row.performanceImpact
    row.compatibilityScore.about("0 to 1")
    row.createdAt
  }
}

let quantumRandomnessSources = Source(
  QuantumRandomnessSources.self, about: "Draws of random bits, and how good they were"
) { row in
  tenant.key(systemTenant)
  Excluded(row.randomBits, because: "a secret: keys are made of them")

  Link(
    "randomness", schema: "auth", kind: .nonHistorized, dependentKeys: row.sourceId,
    about: "A draw of random bits, without the bits"
  ) {
    tenant
  } payload: {
    row.entropySource.about("QUANTUM, HYBRID, CLASSICAL or HARDWARE")
    row.entropyQuality.about("0 to 1")
    row.verificationHash
    row.usedFor
    row.qualityMetrics
    row.generatedAt
    row.expiresAt
  }
}
