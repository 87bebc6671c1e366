import DataVault

/// The UUID is the key, since the mappings know nothing else; `name` is payload.
let persona = Hub("persona", about: "A kind of user, told by criteria") {
  Key("persona_id", .uuid)
}

let personas = Source(Personas.self, about: "The kinds of user that a tenant tells apart") { row in
  tenant.key(row.tenantId)
  persona.key(row.personaId)
  user.key(row.updatedBy, as: "editor")

  Link("persona_editor", drivenBy: persona, about: "Who changed a persona last") {
    persona
    user.as("editor").optional
  }

  Satellite("persona", of: persona, about: "By what a kind of user is known") {
    row.name.about("Unique over all tenants")
    row.description
    row.criteria
    row.targetSize
    row.isActive
    row.confidenceThreshold.about("0 to 1")
    row.autoRefresh
    row.refreshFrequencyDays
    row.lastRefresh
    row.createdAt
    row.updatedAt.notHashed()
  }
}

let userPersonaMappings = Source(
  UserPersonaMappings.self, about: "Which user is of which kind"
) { row in
  tenant.key(of: user, row.userId)
  user.key(row.userId)
  persona.key(row.personaId)

  let mapping = Link("user_persona", about: "A user is of a kind; each pair stands once") {
    user
    persona
  }
  mapping

  Satellite("user_persona", of: mapping, about: "How surely a user is of a kind, and who says so") {
    row.mappingId
    row.confidence.about("0 to 1")
    row.assignedBy.about("SYSTEM, MANUAL or LEARNED")
    row.metadata
    row.verificationId.about("The proof in verification_h")
  }

  Satellite(
    "user_persona_effectivity", of: mapping, about: "From when to when a user is of a kind"
  ) {
    row.assignedAt
    row.expiresAt
    row.isActive
  }
}

let contextualPersonas = Source(
  ContextualPersonas.self, about: "How users are met in a certain context, for a while"
) { row in
  tenant.key(row.tenantId)
  user.key(row.userId)

  let adaptation = Link(
    "contextual_persona", dependentKeys: row.contextualPersonaId, about: "Who is met that way"
  ) {
    user
  }
  adaptation

  Satellite("contextual_persona", of: adaptation, about: "What holds in which context") {
    row.contextDimensions
    row.activatedPersona.about("A name; not one of the personas by key")
    row.confidenceScore.about("0 to 1")
    row.behavioralAdaptation
    row.createdAt
    row.expiresAt
    row.activationCount
    row.verificationId.about("The proof in verification_h")
  }
}
