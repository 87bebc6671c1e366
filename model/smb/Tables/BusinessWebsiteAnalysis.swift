import DataVault

struct BusinessWebsiteAnalysis: SourceTable {
  static let name = "smb.business_website_analysis"

  let id = Column("id", .uuid)
  let businessId = Column("business_id", .uuid)
  let websiteUrl = Column("website_url", .varchar(500))
  let analysisData = Column("analysis_data", .jsonb)
  let confidenceScore = Column("confidence_score", .numeric(3, 2))
  let analyzedAt = Column("analyzed_at", .timestamptz)
}
