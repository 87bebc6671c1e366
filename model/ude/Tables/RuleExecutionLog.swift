import DataVault

struct RuleExecutionLog: SourceTable {
  static let name = "ude.rule_execution_log"

  let logId = Column("log_id", .uuid)
  let requestId = Column("request_id", .text)
  let ruleId = Column("rule_id", .uuid)
  let conditionEval = Column("condition_eval", .bool)
  let result = Column("result", .text)
  let actionsPlanned = Column("actions_planned", .jsonb)
  let actionsExecuted = Column("actions_executed", .jsonb)
  let errors = Column("errors", .jsonb)
  let startedAt = Column("started_at", .timestamptz)
  let finishedAt = Column("finished_at", .timestamptz)
  let executionTimeMs = Column("execution_time_ms", .int4)
  let actor = Column("actor", .uuid)
  let tenantId = Column("tenant_id", .uuid)
  let env = Column("env", .text)
  let traceUrl = Column("trace_url", .text)
  let resourceUsage = Column("resource_usage", .jsonb)
  let quantumCallId = Column("quantum_call_id", .uuid)
}
