import DataVault

let entanglementNetwork = Hub(
  "entanglement_network", about: "Things that are expected to change together"
) {
  Key("network_id", .uuid)
}

let quantumDomainAmplitude = Source(
  QuantumDomainAmplitude.self, about: "How strongly two domains compete for a session"
) { row in
  tenant.key(row.tenantId)
  session.key(row.sessionId)

  Link(
    "domain_amplitude", kind: .nonHistorized, dependentKeys: row.amplitudeId,
    about: "One reading of a pair of domains in a session"
  ) {
    session
  } payload: {
    row.domainPair
    row.interferenceScore.about("0 to 1")
    row.phaseCorrelation.about("-1 to 1")
    row.entanglementGroup.about("Readings that were taken together share it; no table knows it")
    row.coherenceTimeMs
    row.createdAt
  }
}

/// The pairs name entities of a type each, in a form that no document tells: they stay payload.
let quantumEntanglementNetworks = Source(
  QuantumEntanglementNetworks.self, about: "Which entities change together"
) { row in
  tenant.key(row.tenantId)
  entanglementNetwork.key(row.networkId)

  Satellite(
    "entanglement_network", of: entanglementNetwork, about: "The pairs, and how close they are"
  ) {
    row.entityType.about("USER, PRODUCT, INTENT, SESSION or ANCHOR")
    row.entangledPairs
    row.entanglementStrength.about("0 to 1")
    row.coherenceTime
    row.createdAt
  }

  Satellite("entanglement_network_use", of: entanglementNetwork, about: "How often it was asked") {
    row.utilizationCount
  }
}

/// Its name has two words, since a recommendation alone is one to the operators of the platform.
///
/// The item has no foreign key in the source; it is a product.
let quantumRecommendationAmplitudes = Source(
  QuantumRecommendationAmplitudes.self, about: "Which products are likely to please which users"
) { row in
  tenant.key(row.tenantId)
  user.key(row.userId)
  product.key(row.itemId)

  let productRecommendation = Link(
    "product_recommendation", dependentKeys: row.amplitudeId,
    about: "A product that may be recommended to a user"
  ) {
    user
    product
  }
  productRecommendation

  Satellite(
    "product_recommendation", of: productRecommendation,
    about: "How likely it pleases, until it is shown and so collapses"
  ) {
    row.probabilityAmplitude.about("0 to 1")
    row.phaseAngle
    row.interferenceTerms
    row.collapsed
    row.collapseContext
    row.createdAt
  }
}
