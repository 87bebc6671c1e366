import DataVault

struct PurchaseOrders: SourceTable {
  static let name = "ude.purchase_orders"

  let poId = Column("po_id", .uuid)
  let supplierId = Column("supplier_id", .uuid)
  let poNumber = Column("po_number", .text)
  let status = Column("status", .text)
  let totalAmountCents = Column("total_amount_cents", .int4)
  let currency = Column("currency", .text)
  let orderDate = Column("order_date", .timestamptz)
  let expectedDelivery = Column("expected_delivery", .timestamptz)
  let actualDelivery = Column("actual_delivery", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
  let createdBy = Column("created_by", .uuid)
  let createdAt = Column("created_at", .timestamptz)
  let updatedAt = Column("updated_at", .timestamptz)
}
