import DataVault

/// The UUID is the key, since access decisions know nothing else of an interaction.
let interaction = Hub("ai_interaction", about: "One question to a model, and its answer") {
  Key("interaction_id", .uuid)
}

/// Seven years, which auditors ask for.
///
/// Nothing erases by itself: `ai_compliance_dashboard` counts what is there for longer.
let daysThatTextIsKept = 2_557

let interactions = Source(AiInteractions.self, about: "What users asked the models") { row in
  tenant.key(row.tenantId)
  user.key(row.userId)
  interaction.key(row.interactionId)

  Link("user_ai_interaction", about: "Who asked") {
    user
    interaction
  }

  Satellite("ai_interaction_details", of: interaction, about: "How an interaction went") {
    row.aiInteractionBk.about("The tenant's own number of it; every tenant begins at one")
    row.interactionTimestamp
    row.modelUsed
    row.contextType.about("business_analysis, general, compliance or medical")
    row.processingTimeMs
    row.tokenCountInput
    row.tokenCountOutput
    row.securityLevel.about("safe, review, unsafe or blocked")
    row.updatedAt.notHashed()
  }

  Satellite(
    "ai_interaction_text", of: interaction,
    about: "What was said and from where; apart from the details, so that it can be erased"
  ) {
    row.questionText.sensitive(.personal)
    row.responseText.sensitive(.personal)
    row.ipAddress.sensitive(.personal)
    row.userAgent.sensitive(.personal)
  }
  .kept(days: daysThatTextIsKept)

  When(row.contextType, .isPresent) {
    Reference("context_type", key: row.contextType, about: "What questions are about") {}
  }
  When(row.securityLevel, .isPresent) {
    Reference("security_level", key: row.securityLevel, about: "How safe answers may be") {}
  }
}
