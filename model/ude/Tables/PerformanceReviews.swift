import DataVault

struct PerformanceReviews: SourceTable {
  static let name = "ude.performance_reviews"

  let reviewId = Column("review_id", .uuid)
  let staffId = Column("staff_id", .uuid)
  let reviewDate = Column("review_date", .date)
  let reviewerId = Column("reviewer_id", .uuid)
  let rating = Column("rating", .int4)
  let goalsAchievement = Column("goals_achievement", .float8)
  let strengths = Column("strengths", .jsonb)
  let improvementAreas = Column("improvement_areas", .jsonb)
  let feedback = Column("feedback", .text)
  let goalsNextPeriod = Column("goals_next_period", .jsonb)
  let createdAt = Column("created_at", .timestamptz)
  let updatedAt = Column("updated_at", .timestamptz)
}
