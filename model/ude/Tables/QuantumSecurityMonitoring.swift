import DataVault

struct QuantumSecurityMonitoring: SourceTable {
  static let name = "ude.quantum_security_monitoring"

  let monitorId = Column("monitor_id", .uuid)
  let threatType = Column("threat_type", .text)
  let detectionConfidence = Column("detection_confidence", .float8)
  let mitigationApplied = Column("mitigation_applied", .bool)
  let affectedSystems = Column("affected_systems", .jsonb)
  let detectedAt = Column("detected_at", .timestamptz)
  let resolvedAt = Column("resolved_at", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
}
