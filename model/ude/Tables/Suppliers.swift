import DataVault

struct Suppliers: SourceTable {
  static let name = "ude.suppliers"

  let supplierId = Column("supplier_id", .uuid)
  let name = Column("name", .text)
  let contact = Column("contact", .text)
  let email = Column("email", .text)
  let phone = Column("phone", .text)
  let country = Column("country", .text)
  let incoterms = Column("incoterms", .text)
  let defaultLeadTime = Column("default_lead_time", .int4)
  let minOrderQty = Column("min_order_qty", .int4)
  let reliabilityScore = Column("reliability_score", .float8)
  let status = Column("status", .text)
  let paymentTerms = Column("payment_terms", .text)
  let qualityRating = Column("quality_rating", .float8)
  let createdAt = Column("created_at", .timestamptz)
  let updatedAt = Column("updated_at", .timestamptz)
}
