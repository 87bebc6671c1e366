import DataVault

struct CorrelationRegistry: SourceTable {
  static let name = "ude.correlation_registry"

  let correlationId = Column("correlation_id", .uuid)
  let traceId = Column("trace_id", .text)
  let spanId = Column("span_id", .text)
  let parentSpanId = Column("parent_span_id", .text)
  let traceContext = Column("trace_context", .jsonb)
  let businessContext = Column("business_context", .jsonb)
  let serviceName = Column("service_name", .text)
  let operation = Column("operation", .text)
  let startTime = Column("start_time", .timestamptz)
  let endTime = Column("end_time", .timestamptz)
  let durationMs = Column("duration_ms", .int4)
  let tags = Column("tags", .jsonb)
  let logs = Column("logs", .jsonb)
  let errorCount = Column("error_count", .int4)
}
