import DataVault

struct ResponseQualityMetrics: SourceTable {
  static let name = "ude.response_quality_metrics"

  let metricId = Column("metric_id", .uuid)
  let responseId = Column("response_id", .uuid)
  let clarityScore = Column("clarity_score", .float8)
  let relevanceScore = Column("relevance_score", .float8)
  let completenessScore = Column("completeness_score", .float8)
  let empathyScore = Column("empathy_score", .float8)
  let actionabilityScore = Column("actionability_score", .float8)
  let personalizationLevel = Column("personalization_level", .float8)
  let emotionalAlignmentScore = Column("emotional_alignment_score", .float8)
  let measuredAt = Column("measured_at", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
}
