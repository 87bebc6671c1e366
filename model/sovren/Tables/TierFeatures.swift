import DataVault

struct TierFeatures: SourceTable {
  static let name = "sovren.tier_features"

  let id = Column("id", .uuid)
  let tierType = Column("tier_type", .varchar(10))
  let featureName = Column("feature_name", .varchar(100))
  let enabled = Column("enabled", .bool)
}
