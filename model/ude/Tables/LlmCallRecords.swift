import DataVault

struct LlmCallRecords: SourceTable {
  static let name = "ude.llm_call_records"

  let callId = Column("call_id", .uuid)
  let tenantId = Column("tenant_id", .uuid)
  let sessionId = Column("session_id", .uuid)
  let domain = Column("domain", .text)
  let modelName = Column("model_name", .text)
  let modelVersion = Column("model_version", .text)
  let tokensIn = Column("tokens_in", .int4)
  let tokensOut = Column("tokens_out", .int4)
  let costCents = Column("cost_cents", .int8)
  let timestamp = Column("timestamp", .timestamptz)
  let metadata = Column("metadata", .jsonb)
  let processingTimeMs = Column("processing_time_ms", .int4)
}
