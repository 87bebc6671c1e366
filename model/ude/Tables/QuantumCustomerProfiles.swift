import DataVault

struct QuantumCustomerProfiles: SourceTable {
  static let name = "ude.quantum_customer_profiles"

  let profileId = Column("profile_id", .uuid)
  let userId = Column("user_id", .uuid)
  let behaviorSuperposition = Column("behavior_superposition", .jsonb)
  let preferenceEntanglement = Column("preference_entanglement", .jsonb)
  let intentAmplitudes = Column("intent_amplitudes", .jsonb)
  let responseReceptivity = Column("response_receptivity", .float8)
  let learningVelocity = Column("learning_velocity", .float8)
  let personalityArchetype = Column("personality_archetype", .text)
  let createdAt = Column("created_at", .timestamptz)
  let updatedAt = Column("updated_at", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
  let piiClassification = Column("pii_classification", .text)
}
