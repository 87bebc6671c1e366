import DataVault

struct WorkflowInstances: SourceTable {
  static let name = "ude.workflow_instances"

  let instanceId = Column("instance_id", .uuid)
  let workflowId = Column("workflow_id", .uuid)
  let currentState = Column("current_state", .text)
  let inputData = Column("input_data", .jsonb)
  let outputData = Column("output_data", .jsonb)
  let context = Column("context", .jsonb)
  let status = Column("status", .text)
  let createdAt = Column("created_at", .timestamptz)
  let updatedAt = Column("updated_at", .timestamptz)
  let startedAt = Column("started_at", .timestamptz)
  let completedAt = Column("completed_at", .timestamptz)
  let errorMessage = Column("error_message", .text)
  let executionTimeMs = Column("execution_time_ms", .int4)
  let tenantId = Column("tenant_id", .uuid)
  let quantumCallId = Column("quantum_call_id", .uuid)
}
