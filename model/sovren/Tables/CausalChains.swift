import DataVault

struct CausalChains: SourceTable {
  static let name = "sovren.causal_chains"

  let id = Column("id", .uuid)
  let timelineId = Column("timeline_id", .uuid)
  let eventType = Column("event_type", .varchar(100))
  let eventData = Column("event_data", .jsonb)
  let causedBy = Column("caused_by", .array(.uuid))
  let probabilityGivenCauses = Column("probability_given_causes", .numeric(5, 4))
  let occurredAt = Column("occurred_at", .timestamptz)
  let detectedAt = Column("detected_at", .timestamptz)
  let downstreamEffects = Column("downstream_effects", .jsonb)
  let preventedDisasters = Column("prevented_disasters", .int4)
  let createdOpportunities = Column("created_opportunities", .int4)
}
