import DataVault

struct DistributedTraces: SourceTable {
  static let name = "ude.distributed_traces"

  let traceId = Column("trace_id", .text)
  let spanId = Column("span_id", .text)
  let parentSpanId = Column("parent_span_id", .text)
  let serviceName = Column("service_name", .text)
  let operationName = Column("operation_name", .text)
  let startTime = Column("start_time", .timestamptz)
  let endTime = Column("end_time", .timestamptz)
  let durationMs = Column("duration_ms", .int4)
  let tags = Column("tags", .jsonb)
  let logs = Column("logs", .jsonb)
  let error = Column("error", .bool)
  let errorMessage = Column("error_message", .text)
  let tenantId = Column("tenant_id", .uuid)
}
