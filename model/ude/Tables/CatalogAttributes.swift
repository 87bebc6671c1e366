import DataVault

struct CatalogAttributes: SourceTable {
  static let name = "ude.catalog_attributes"

  let attributeId = Column("attribute_id", .uuid)
  let productId = Column("product_id", .uuid)
  let attributeName = Column("attribute_name", .text)
  let attributeValue = Column("attribute_value", .text)
  let attributeType = Column("attribute_type", .text)
  let displayOrder = Column("display_order", .int4)
  let isSearchable = Column("is_searchable", .bool)
  let createdAt = Column("created_at", .timestamptz)
}
