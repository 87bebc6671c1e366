import DataVault

struct TimelineBranches: SourceTable {
  static let name = "sovren.timeline_branches"

  let id = Column("id", .uuid)
  let userId = Column("user_id", .uuid)
  let divergencePoint = Column("divergence_point", .timestamptz)
  let divergenceEvent = Column("divergence_event", .jsonb)
  let timelineId = Column("timeline_id", .uuid)
  let parentTimeline = Column("parent_timeline", .uuid)
  let probability = Column("probability", .numeric(5, 4))
  let impactScore = Column("impact_score", .numeric(7, 2))
  let isActive = Column("is_active", .bool)
  let collapsed = Column("collapsed", .bool)
  let createdAt = Column("created_at", .timestamptz)
}
