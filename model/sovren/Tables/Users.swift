import DataVault

struct Users: SourceTable {
  static let name = "sovren.users"

  let id = Column("id", .uuid)
  let email = Column("email", .varchar(255))
  let tier = Column("tier", .varchar(10))
  let consciousnessSignature = Column("consciousness_signature", .jsonb)
  let createdAt = Column("created_at", .timestamptz)
  let temporalOrigin = Column("temporal_origin", .timestamptz)
  let dimensionalCoordinates = Column("dimensional_coordinates", .array(.int4))
  let sovrenScore = Column("sovren_score", .int4)
}
