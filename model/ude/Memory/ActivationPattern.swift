import DataVault

let activationPattern = Hub(
  "activation_pattern", about: "Memories that come back together in a context"
) {
  Key("pattern_id", .uuid)
}

/// `activated_engrams` is JSON of no fixed shape and stays payload: which memories it names is for
/// a business rule to say.
let activationPatterns = Source(
  ActivationPatterns.self, about: "What brings memories back"
) { row in
  tenant.key(row.tenantId)
  activationPattern.key(row.patternId)

  Satellite("activation_pattern", of: activationPattern, about: "What brings which memories back") {
    row.triggerContext
    row.activatedEngrams
    row.activationIntensity
    row.patternSignature
    row.verificationId
  }

  Satellite("activation_pattern_use", of: activationPattern, about: "How often it did") {
    row.lastActivated
    row.activationCount
    row.successRate.about("0 to 1")
  }

  When(row.verificationId, .isPresent) {
    verification.key(row.verificationId)
    Link("activation_pattern_verification", about: "The proof of a pattern") {
      activationPattern
      verification
    }
  }
}
