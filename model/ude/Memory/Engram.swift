import DataVault

let engram = Hub("engram", about: "One memory of a user: a text, a picture, a decision") {
  Key("engram_id", .uuid)
}

let memoryEngrams = Source(
  MemoryEngrams.self, about: "What the assistant remembers of its users"
) { row in
  tenant.key(row.tenantId)
  engram.key(row.engramId)
  user.key(row.userId)

  Link("engram_user", about: "Of whom a memory is") {
    engram
    user
  }

  Satellite("engram", of: engram, about: "What a memory is, and how much it weighs") {
    row.vectorRef.about("Where the vector store keeps it")
    row.contentHash
    row.contentType.about("TEXT, IMAGE, AUDIO, INTERACTION or DECISION")
    row.emotionalValence.about("-1 to 1")
    row.cognitiveWeight
    row.formedAt
    row.decayFactor.about("0 to 1")
    row.importanceScore.about("0 to 1")
    row.privacyLevel.about("PUBLIC, PRIVATE or SENSITIVE")
    row.piiClassification.about("NON_PII, PII, SPII or SENSITIVE: how careful this memory wants it")
    row.responseSuccessPattern
    row.outcomeEffectiveness.about("0 to 1")
    row.verificationId
  }

  Satellite("engram_content", of: engram, about: "What is remembered") {
    row.contentSummary.sensitive(.personal)
    row.metadata.sensitive(.personal)
    row.conversationContext.sensitive(.personal)
  }

  Satellite("engram_activation", of: engram, about: "How present a memory is") {
    row.activationScore
    row.lastRetrieved
    row.retrievalCount
  }

  When(row.verificationId, .isPresent) {
    verification.key(row.verificationId)
    Link("engram_verification", about: "The proof of a memory") {
      engram
      verification
    }
  }

  StatusSatellite(of: engram, named: "engram_presence", about: "Whether a memory is still kept")
}

let semanticRelationships = Source(
  SemanticRelationships.self, about: "Which memories go together"
) { row in
  tenant.key(of: engram, row.sourceEngram)
  engram.key(row.sourceEngram, as: "source")
  engram.key(row.targetEngram, as: "target")

  let relation = Link(
    "engram_relation", dependentKeys: row.relationshipType,
    about: "One memory has to do with another; each pair stands once for a type"
  ) {
    engram.as("source")
    engram.as("target")
  }
  relation

  Satellite("engram_relation", of: relation, about: "How strongly two memories go together") {
    row.relationshipId
    row.strength.about("0 to 1")
    row.confidence.about("0 to 1")
    row.contextBinding
    row.createdAt
    row.lastVerified
    row.verificationCount
    row.quantumCorrelation.about("-1 to 1")
    row.entanglementPotential
    row.responseEffectivenessCorrelation.about("-1 to 1")
    row.verificationId.about("The proof in verification_h")
  }
}
