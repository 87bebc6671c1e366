import DataVault

struct JobStatusHistory: SourceTable {
  static let name = "smb.job_status_history"

  let id = Column("id", .uuid)
  let tenantId = Column("tenant_id", .uuid)
  let jobId = Column("job_id", .uuid)
  let oldStatus = Column("old_status", .varchar(50))
  let newStatus = Column("new_status", .varchar(50))
  let changedBy = Column("changed_by", .uuid)
  let changeReason = Column("change_reason", .text)
  let metadata = Column("metadata", .jsonb)
  let createdAt = Column("created_at", .timestamptz)
}
