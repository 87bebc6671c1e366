import DataVault

let anchor = Hub("anchor", about: "One thing that the assistant holds to be true of a user") {
  Key("anchor_id", .uuid)
}

let anchors = Source(
  Anchors.self, about: "What the assistant holds to be true of its users"
) { row in
  tenant.key(row.tenantId)
  anchor.key(row.anchorId)
  user.key(row.userId)

  Link("anchor_user", about: "Of whom it is held to be true") {
    anchor
    user
  }

  Satellite("anchor", of: anchor, about: "How sure the assistant is, and by what") {
    row.anchorType.about("PREFERENCE, BEHAVIOR, CONTEXT, RELATIONSHIP or KNOWLEDGE")
    row.weight.about("0 to 1")
    row.confidence.about("0 to 1")
    row.source.about("EXPLICIT, INFERRED, LEARNED or DERIVED")
    row.decayTauDays
    row.permanent
    row.verified
    row.verificationSource
    row.communicationPreference
    row.preferredComplexityLevel.about("0 to 1")
    row.verificationId
    row.createdAt
  }

  Satellite("anchor_content", of: anchor, about: "What is held to be true") {
    row.anchorKey.sensitive(.personal)
    row.anchorValue.sensitive(.personal)
    row.metadata.sensitive(.personal)
  }

  Satellite("anchor_use", of: anchor, about: "How often it was needed") {
    row.lastUpdated
    row.lastAccessed
    row.accessCount
  }

  When(row.verificationId, .isPresent) {
    verification.key(row.verificationId)
    Link("anchor_verification", about: "The proof of an anchor") {
      anchor
      verification
    }
  }
}

let anchorRelationships = Source(
  AnchorRelationships.self, about: "Which anchors go together"
) { row in
  tenant.key(of: anchor, row.sourceAnchorId)
  anchor.key(row.sourceAnchorId, as: "source")
  anchor.key(row.targetAnchorId, as: "target")

  let relation = Link(
    "anchor_relation", dependentKeys: row.relationshipType, row.relationshipId,
    about: "One anchor has to do with another; two relations of one type may stand side by side"
  ) {
    anchor.as("source")
    anchor.as("target")
  }
  relation

  Satellite("anchor_relation", of: relation, about: "How strongly two anchors go together") {
    row.strength.about("0 to 1")
    row.confidence.about("0 to 1")
    row.context
    row.createdAt
    row.lastObserved
    row.observationCount
    row.verificationId.about("The proof in verification_h")
  }
}
