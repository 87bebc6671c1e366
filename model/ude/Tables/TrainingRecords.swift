import DataVault

struct TrainingRecords: SourceTable {
  static let name = "ude.training_records"

  let trainingId = Column("training_id", .uuid)
  let staffId = Column("staff_id", .uuid)
  let trainingName = Column("training_name", .text)
  let trainingType = Column("training_type", .text)
  let completedDate = Column("completed_date", .date)
  let durationHours = Column("duration_hours", .float8)
  let provider = Column("provider", .text)
  let certificateUrl = Column("certificate_url", .text)
  let skillsAcquired = Column("skills_acquired", .jsonb)
  let effectivenessRating = Column("effectiveness_rating", .int4)
  let createdAt = Column("created_at", .timestamptz)
}
