import DataVault

struct WorkflowExecutionLog: SourceTable {
  static let name = "ude.workflow_execution_log"

  let logId = Column("log_id", .uuid)
  let instanceId = Column("instance_id", .uuid)
  let stepName = Column("step_name", .text)
  let stepType = Column("step_type", .text)
  let inputData = Column("input_data", .jsonb)
  let outputData = Column("output_data", .jsonb)
  let status = Column("status", .text)
  let startedAt = Column("started_at", .timestamptz)
  let completedAt = Column("completed_at", .timestamptz)
  let errorMessage = Column("error_message", .text)
  let executionTimeMs = Column("execution_time_ms", .int4)
  let retryCount = Column("retry_count", .int4)
  let tenantId = Column("tenant_id", .uuid)
}
