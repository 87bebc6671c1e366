import DataVault

/// The UUID is the key, since the logs know nothing else; `rule_name` is payload.
let rule = Hub("rule", about: "A condition, and what is done where it holds") {
  Key("rule_id", .uuid)
}

let businessRules = Source(BusinessRules.self, about: "The rules of all tenants") { row in
  tenant.key(row.tenantId)
  rule.key(row.ruleId)
  user.key(row.author, as: "author")

  Link("rule_author", drivenBy: rule, about: "Who answers for a rule") {
    rule
    user.as("author")
  }

  Satellite("rule", of: rule, about: "When a rule holds, and what it does") {
    row.ruleName.about("Unique over all tenants")
    row.ruleType.about("VALIDATION, TRANSFORMATION, ROUTING, ESCALATION or APPROVAL")
    row.conditionJson
    row.actionJson
    row.priority
    row.active
    row.version
    row.notes
    row.quantumEnabled
    row.quantumParameters
    row.executionTimeoutMs
    row.errorHandlingStrategy
    row.verificationId
    row.createdAt
    row.updatedAt.notHashed()
  }

  When(row.verificationId, .isPresent) {
    verification.key(row.verificationId)
    Link("rule_verification", about: "The proof of a rule") {
      rule
      verification
    }
  }
}

let ruleExecutionLog = Source(RuleExecutionLog.self, about: "What rules did, run by run") { row in
  tenant.key(row.tenantId)
  rule.key(row.ruleId)
  user.key(row.actor, as: "actor")

  Link(
    "rule_execution", kind: .nonHistorized, dependentKeys: row.logId,
    about: "One run of a rule, and for whom it ran"
  ) {
    rule
    user.as("actor").optional
  } payload: {
    row.requestId
    row.conditionEval.about("Whether the condition held")
    row.result
    row.actionsPlanned
    row.actionsExecuted
    row.errors
    row.startedAt
    row.finishedAt
    row.executionTimeMs
    row.env.about("dev, staging or prod")
    row.traceUrl
    row.resourceUsage
    row.quantumCallId.about("The run on a quantum computer, a call_id of quantum_call_l")
  }
}

let rulePerformanceMetrics = Source(
  RulePerformanceMetrics.self, about: "How rules did over a time"
) { row in
  tenant.key(row.tenantId)
  rule.key(row.ruleId)

  Link(
    "rule_metric", kind: .nonHistorized, dependentKeys: row.metricId,
    about: "One count of a rule's runs"
  ) {
    rule
  } payload: {
    row.executionCount
    row.successCount
    row.avgExecutionTimeMs
    row.lastExecution
    row.errorRate.about("0 to 1")
    row.measuredAt
  }
}
