import DataVault

let dataFlow = Hub(
  "data_flow", schema: "util", about: "A way that data take from one region to another"
) {
  Key("flow_id", .uuid)
}

let crossRegionDataFlows = Source(
  CrossRegionDataFlows.self, about: "Which data are sent between regions"
) { row in
  tenant.key(systemTenant)
  dataFlow.key(row.flowId)

  Satellite("data_flow", of: dataFlow, about: "From where to where, and how it is protected") {
    row.sourceRegion
    row.targetRegion
    row.dataClassification.about("PUBLIC, INTERNAL, CONFIDENTIAL or RESTRICTED")
    row.encryptionInTransit
    row.encryptionAtRest
    row.isActive
  }

  Satellite("data_flow_measure", of: dataFlow, about: "How much was sent last, and how fast") {
    row.transferSizeBytes
    row.transferDurationMs
    row.successRate.about("0 to 1")
    row.lastTransfer
  }
}

let interplanetarySyncStrategies = Source(
  InterplanetarySyncStrategies.self, about: "How two regions are kept alike"
) { row in
  Reference(
    "sync_strategy", key: row.strategyId, history: true, about: "How one region follows another"
  ) {
    row.sourceRegion
    row.targetRegion
    row.maxLatencyMs
    row.syncProtocol.about("QUORUM, LEADER_FOLLOWER, MULTI_MASTER or EVENTUAL")
    row.dataPrioritization
    row.conflictResolutionRules
    row.isActive
    row.successRate.about("0 to 1")
    row.avgSyncLatencyMs
    row.createdAt
  }
}
