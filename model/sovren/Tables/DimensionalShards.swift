import DataVault

struct DimensionalShards: SourceTable {
  static let name = "sovren.dimensional_shards"

  let id = Column("id", .uuid)
  let dimensionNumber = Column("dimension_number", .int4)
  let dataType = Column("data_type", .varchar(50))
  let dataPayload = Column("data_payload", .bytea)
  let quantumSignature = Column("quantum_signature", .varchar(256))
  let entanglementPairs = Column("entanglement_pairs", .array(.uuid))
  let lastAccessed = Column("last_accessed", .timestamptz)
  let accessFrequency = Column("access_frequency", .int4)
  let replicatedTo = Column("replicated_to", .array(.int4))
  let replicationFactor = Column("replication_factor", .int4)
}
