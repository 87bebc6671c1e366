import DataVault

// What the platform spends for a tenant, and how much it may.

/// However many there are, it is one table: a link's key holds no date to split it by.
let llmCallRecords = Source(
  LlmCallRecords.self, about: "The questions that were put to language models"
) { row in
  tenant.key(row.tenantId)
  session.key(row.sessionId)

  Link(
    "llm_call", kind: .nonHistorized, dependentKeys: row.callId,
    about: "One call of a language model; calls without a session are the platform's own"
  ) {
    tenant
    session.optional
  } payload: {
    row.domain.about("SALES or SUPPORT")
    row.modelName
    row.modelVersion
    row.tokensIn
    row.tokensOut
    row.costCents
    row.timestamp
    row.metadata
    row.processingTimeMs
  }
}

let quantumCallRecords = Source(
  QuantumCallRecords.self, about: "The runs on quantum computers, and their price"
) { row in
  tenant.key(row.tenantId)
  quantumJob.key(row.jobId)

  Link(
    "quantum_call", kind: .nonHistorized, dependentKeys: row.callId,
    about: "One run of a quantum job; other logs know it by its call_id"
  ) {
    quantumJob
  } payload: {
    row.quantumBackend
    row.computeSeconds
    row.costCents
    row.timestamp
    row.metadata
  }
}

let tenantBudgets = Source(TenantBudgets.self, about: "How much each tenant may spend") { row in
  tenant.key(row.tenantId)

  Satellite("tenant_budget", of: tenant, members: row.budgetId, about: "The limits of a tenant") {
    row.budgetId
    row.budgetType.about(
      "TOKENS, REQUESTS, STORAGE, COMPUTE, API_CALLS or QUANTUM_COMPUTE_SECONDS")
    row.resetDate
    row.monthlyLimit
    row.autoThrottle
    row.alertThresholdPercent.about("0 to 100")
    row.createdAt
  }

  Satellite(
    "tenant_budget_use", of: tenant, members: row.budgetId,
    about: "How much of its limits a tenant has used"
  ) {
    row.budgetId
    row.usedAmount
    row.updatedAt.notHashed()
  }
}

let costAllocations = Source(
  CostAllocations.self, about: "What was planned and spent, by domain and period"
) { row in
  tenant.key(row.tenantId)

  Link(
    "cost_allocation", kind: .nonHistorized, dependentKeys: row.allocationId,
    about: "The spending of one period in one domain"
  ) {
    tenant
  } payload: {
    row.domainType
    row.periodStart
    row.periodEnd
    row.allocatedBudget
    row.actualSpend
    row.efficiencyScore
    row.createdAt
  }
}
