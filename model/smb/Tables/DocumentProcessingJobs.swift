import DataVault

struct DocumentProcessingJobs: SourceTable {
  static let name = "smb.document_processing_jobs"

  let id = Column("id", .uuid)
  let tenantId = Column("tenant_id", .uuid)
  let documentId = Column("document_id", .uuid)
  let processingType = Column("processing_type", .varchar(50))
  let status = Column("status", .varchar(50))
  let result = Column("result", .jsonb)
  let errorMessage = Column("error_message", .text)
  let startedAt = Column("started_at", .timestamptz)
  let completedAt = Column("completed_at", .timestamptz)
}
