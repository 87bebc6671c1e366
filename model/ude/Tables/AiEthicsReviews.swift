import DataVault

struct AiEthicsReviews: SourceTable {
  static let name = "ude.ai_ethics_reviews"

  let reviewId = Column("review_id", .uuid)
  let modelId = Column("model_id", .uuid)
  let reviewerId = Column("reviewer_id", .uuid)
  let reviewDate = Column("review_date", .date)
  let ethicalConcerns = Column("ethical_concerns", .jsonb)
  let mitigationMeasures = Column("mitigation_measures", .jsonb)
  let riskLevel = Column("risk_level", .text)
  let approvalStatus = Column("approval_status", .text)
  let followUpRequired = Column("follow_up_required", .bool)
  let createdAt = Column("created_at", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
}
