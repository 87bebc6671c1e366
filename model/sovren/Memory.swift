import DataVault

let memory = Hub("memory", about: "Something that a user's assistant remembers") {
  Key("memory_id", .uuid)
}

/// A memory names what caused it and what it led to.
///
/// A source feeds a link once, so that each of the two arrays has its own; `memory_chain` reads both
/// as one.
let memoryPalace = Source(MemoryPalace.self, about: "All memories") { row in
  tenant.key(unnamedInstallation)
  memory.key(row.id)
  user.key(row.userId)

  Link("memory_user", about: "Whose a memory is") {
    memory
    user.optional
  }

  Each(row.causedBy) { cause in
    memory.key(cause, as: "cause")
    Link("memory_cause", about: "What a memory says that it was caused by") {
      memory.as("cause")
      memory
    }
  }

  Each(row.ledTo) { effect in
    memory.key(effect, as: "effect")
    Link("memory_effect", about: "What a memory says that it led to") {
      memory
      memory.as("effect")
    }
  }

  Satellite("memory", of: memory, about: "Of when and from what a memory is") {
    row.memoryType.about("episodic, semantic or procedural")
    row.occurredAt
    row.rememberedAt
    row.forgetAfter.about("When it may be forgotten; may be never")
    row.causedBy
    row.ledTo
  }

  Satellite("memory_content", of: memory, about: "What is remembered") {
    row.content.sensitive(.personal)
  }

  Satellite("memory_use", of: memory, about: "What a memory is worth, and how often it is needed") {
    row.importanceScore.about("From 0 to 100")
    row.accessCount
    row.storedDimensions.about("Which dimensions hold it")
  }

  StatusSatellite(of: memory, about: "Whether a memory is still remembered, or was forgotten")
}

let memoryChain = Mart(
  "memory_chain", about: "Which memory led to which, whichever of them says so"
) {
  """
  SELECT tenant_hk, cause_hk, memory_hk AS effect_hk FROM sovren_business.memory_cause_l
  UNION
  SELECT tenant_hk, memory_hk, effect_hk FROM sovren_business.memory_effect_l
  """
}

let consciousnessSnapshots = Source(
  ConsciousnessSnapshots.self, about: "States of mind, as they were at one time"
) { row in
  tenant.key(unnamedInstallation)
  user.key(row.userId)

  Link(
    "snapshot", kind: .nonHistorized, dependentKeys: row.id.named("snapshot_id"),
    about: "One picture of a user's mind; written once"
  ) {
    user.optional
  } payload: {
    row.neuralPatterns.sensitive(.confidential)
    row.thoughtVectors.sensitive(.confidential).about("11 floats")
    row.activeMemories.about("The memories that were awake, by their UUIDs")
    row.pastState.sensitive(.confidential)
    row.presentState.sensitive(.confidential)
    row.futurePredictions.sensitive(.confidential)
    row.quantumSuperposition.sensitive(.confidential)
    row.collapsedRealities
    row.snapshotTime
    row.computationTimeMs
    row.dimensionsAccessed
  }
}
