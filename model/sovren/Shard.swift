import DataVault

/// The UUID is the key, since it is what entangled shards know of each other.
///
/// The signature, unique within one dimension, is payload.
let shard = Hub("shard", about: "A piece of data that one dimension holds") {
  Key("shard_id", .uuid)
}

let dimensionalShards = Source(
  DimensionalShards.self, about: "The pieces of data in all dimensions"
) { row in
  tenant.key(unnamedInstallation)
  shard.key(row.id)

  Each(row.entanglementPairs) { partner in
    shard.key(partner, as: "partner")
    Link("shard_pair", about: "Which shards are entangled") {
      shard
      shard.as("partner")
    }
  }

  Satellite("shard", of: shard, about: "What a shard holds, and where else it is held") {
    row.dimensionNumber.about("From 1 to 11")
    row.dataType.about("neural, causal or archive")
    row.dataPayload.about("Compressed")
    row.quantumSignature
    row.entanglementPairs
    row.replicatedTo.about("The other dimensions that hold a copy")
    row.replicationFactor
  }

  Satellite("shard_use", of: shard, about: "When and how often a shard is read") {
    row.lastAccessed
    row.accessFrequency
  }
}

/// An entry of the index is a thing of its own: what it points to may be of any kind, and of a kind
/// that the platform thinks of later.
let entityLocation = Hub(
  "entity_location", about: "An entry of the index: where something is kept"
) {
  Key("index_id", .uuid)
}

let dimensionalIndex = Source(
  DimensionalIndex.self, about: "Which dimensions hold what"
) { row in
  tenant.key(unnamedInstallation)
  entityLocation.key(row.id)

  When(row.entityType, is: "memory") {
    memory.key(row.entityId)
    Link("memory_location", about: "Where a memory is kept") {
      entityLocation
      memory
    }
  }

  When(row.entityType, is: "executive") {
    executive.key(row.entityId)
    Link("executive_location", about: "Where an executive is kept") {
      entityLocation
      executive
    }
  }

  When(row.entityType, is: "timeline") {
    timelineBranch.key(row.entityId)
    Link("timeline_location", about: "Where a timeline is kept") {
      entityLocation
      timelineBranch
    }
  }

  Satellite(
    "entity_location", of: entityLocation, about: "Of what an entry is, and where that is kept"
  ) {
    row.entityType.about("memory, executive or timeline")
    row.entityId
    row.dimensionLocations
    row.primaryDimension
    row.superposition
    row.coherenceLevel.about("From 0 to 100")
  }
}
