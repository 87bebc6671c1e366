import DataVault

struct QueryPerformance: SourceTable {
  static let name = "aiml_ops.query_performance"

  let queryId = Column("query_id", .uuid)
  let tenantId = Column("tenant_id", .uuid)
  let queryFingerprint = Column("query_fingerprint", .varchar(64))
  let queryText = Column("query_text", .text)
  let executionTimestamp = Column("execution_timestamp", .timestamptz)
  let executionTimeMs = Column("execution_time_ms", .numeric(12, 3))
  let rowsReturned = Column("rows_returned", .int8)
}
