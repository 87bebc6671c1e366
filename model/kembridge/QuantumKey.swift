import DataVault

/// The UUID is the key: transfers know nothing else of a quantum-safe key.
let quantumKey = Hub("quantum_key", about: "A pair of keys that quantum computers do not break") {
  Key("quantum_key_id", .uuid)
}

let quantumKeys = Source(QuantumKeys.self, about: "The quantum-safe keys of users") { row in
  tenant.key(onlyInstallation)
  quantumKey.key(row.id)
  user.key(row.userId)

  Link("key_owner", drivenBy: quantumKey, about: "Whose a key is") {
    quantumKey
    user
  }

  Satellite("quantum_key", of: quantumKey, about: "The public half, and how long it is good") {
    row.keyType.about("ml-kem-1024, dilithium-5 or sphincs+")
    row.publicKey
    row.encryptionAlgorithm.about("What the private half is locked with: aes-256-gcm and the like")
    row.keyMetadata
    row.createdAt
    row.expiresAt
    row.isActive
  }

  Excluded(row.encryptedPrivateKey, because: "a secret: it opens what users have locked")
}
