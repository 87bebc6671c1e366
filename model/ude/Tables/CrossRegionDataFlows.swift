import DataVault

struct CrossRegionDataFlows: SourceTable {
  static let name = "ude.cross_region_data_flows"

  let flowId = Column("flow_id", .uuid)
  let sourceRegion = Column("source_region", .text)
  let targetRegion = Column("target_region", .text)
  let dataClassification = Column("data_classification", .text)
  let encryptionInTransit = Column("encryption_in_transit", .bool)
  let encryptionAtRest = Column("encryption_at_rest", .bool)
  let transferSizeBytes = Column("transfer_size_bytes", .int8)
  let transferDurationMs = Column("transfer_duration_ms", .int4)
  let successRate = Column("success_rate", .float8)
  let lastTransfer = Column("last_transfer", .timestamptz)
  let isActive = Column("is_active", .bool)
}
