import DataVault

struct SessionCoherenceMetrics: SourceTable {
  static let name = "ude.session_coherence_metrics"

  let metricId = Column("metric_id", .uuid)
  let sessionId = Column("session_id", .uuid)
  let coherenceScore = Column("coherence_score", .float8)
  let entropyValue = Column("entropy_value", .float8)
  let domainStabilityIndex = Column("domain_stability_index", .float8)
  let measuredAt = Column("measured_at", .timestamptz)
  let measurementWindowSeconds = Column("measurement_window_seconds", .int4)
  let tenantId = Column("tenant_id", .uuid)
}
