import DataVault

struct DimensionalIndex: SourceTable {
  static let name = "sovren.dimensional_index"

  let id = Column("id", .uuid)
  let entityType = Column("entity_type", .varchar(50))
  let entityId = Column("entity_id", .uuid)
  let dimensionLocations = Column("dimension_locations", .array(.int4))
  let primaryDimension = Column("primary_dimension", .int4)
  let superposition = Column("superposition", .bool)
  let coherenceLevel = Column("coherence_level", .numeric(5, 2))
}
