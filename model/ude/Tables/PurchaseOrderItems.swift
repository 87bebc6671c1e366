import DataVault

struct PurchaseOrderItems: SourceTable {
  static let name = "ude.purchase_order_items"

  let poiId = Column("poi_id", .uuid)
  let poId = Column("po_id", .uuid)
  let productId = Column("product_id", .uuid)
  let quantity = Column("quantity", .int4)
  let unitCostCents = Column("unit_cost_cents", .int4)
  let totalCostCents = Column("total_cost_cents", .int4)
  let receivedQuantity = Column("received_quantity", .int4)
  let status = Column("status", .text)
}
