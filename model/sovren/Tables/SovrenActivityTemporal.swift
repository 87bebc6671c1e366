import DataVault

struct SovrenActivityTemporal: SourceTable {
  static let name = "sovren.sovren_activity_temporal"

  let id = Column("id", .uuid)
  let sovrenId = Column("sovren_id", .uuid)
  let actionType = Column("action_type", .varchar(100))
  let actionData = Column("action_data", .jsonb)
  let occurredAt = Column("occurred_at", .timestamptz)
  let perceivedAt = Column("perceived_at", .timestamptz)
  let influencedUntil = Column("influenced_until", .timestamptz)
  let dimensionalImpact = Column("dimensional_impact", .array(.int4))
  let causalityChain = Column("causality_chain", .array(.uuid))
  let parallelOutcomes = Column("parallel_outcomes", .jsonb)
  let responseTimeMs = Column("response_time_ms", .numeric(6, 2))
  let dimensionsComputed = Column("dimensions_computed", .int4)
  let universesExplored = Column("universes_explored", .int4)
}
