import DataVault

/// The UUID is the key, since the items know nothing else; `po_number` is payload.
let purchaseOrder = Hub("purchase_order", about: "An order to a supplier") {
  Key("po_id", .uuid)
}

let purchaseOrders = Source(PurchaseOrders.self, about: "The orders to suppliers") { row in
  tenant.key(row.tenantId)
  purchaseOrder.key(row.poId)
  supplier.key(row.supplierId)
  user.key(row.createdBy, as: "creator")

  Link("supplier_order", about: "From whom is bought, and who ordered") {
    purchaseOrder
    supplier
    user.as("creator")
  }

  Satellite("purchase_order", of: purchaseOrder, about: "What an order comes to") {
    row.poNumber.about("The number that people use; unique over all tenants")
    row.totalAmountCents
    row.currency
    row.orderDate
    row.createdAt
  }

  Satellite("purchase_order_status", of: purchaseOrder, about: "How far an order came") {
    row.status.about("DRAFT, ISSUED, CONFIRMED, RECEIVED, CANCELLED or CLOSED")
    row.expectedDelivery
    row.actualDelivery
    row.updatedAt.notHashed()
  }
}

let purchaseOrderItems = Source(
  PurchaseOrderItems.self, about: "What was ordered, line by line"
) { row in
  tenant.key(of: purchaseOrder, row.poId)
  purchaseOrder.key(row.poId)
  product.key(row.productId)

  let item = Link(
    "purchase_order_item", dependentKeys: row.poiId, about: "Which product an order has on a line"
  ) {
    purchaseOrder
    product
  }
  item

  Satellite("purchase_order_item", of: item, about: "How much was ordered, and how much came") {
    row.quantity
    row.unitCostCents
    row.totalCostCents
    row.receivedQuantity
    row.status.about("PENDING, PARTIAL, COMPLETE or CANCELLED")
  }
}
