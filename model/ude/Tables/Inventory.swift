import DataVault

struct Inventory: SourceTable {
  static let name = "ude.inventory"

  let inventoryId = Column("inventory_id", .uuid)
  let productId = Column("product_id", .uuid)
  let sku = Column("sku", .text)
  let title = Column("title", .text)
  let onHand = Column("on_hand", .int4)
  let reserved = Column("reserved", .int4)
  let onOrder = Column("on_order", .int4)
  let safetyStock = Column("safety_stock", .int4)
  let reorderPoint = Column("reorder_point", .int4)
  let leadTimeDays = Column("lead_time_days", .int4)
  let unitCostCents = Column("unit_cost_cents", .int4)
  let lastCountedAt = Column("last_counted_at", .timestamptz)
  let updatedAt = Column("updated_at", .timestamptz)
  let locationId = Column("location_id", .uuid)
  let batchNumber = Column("batch_number", .text)
  let expiryDate = Column("expiry_date", .timestamptz)
}
