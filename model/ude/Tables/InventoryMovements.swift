import DataVault

struct InventoryMovements: SourceTable {
  static let name = "ude.inventory_movements"

  let movementId = Column("movement_id", .uuid)
  let inventoryId = Column("inventory_id", .uuid)
  let movementType = Column("movement_type", .text)
  let quantity = Column("quantity", .int4)
  let referenceType = Column("reference_type", .text)
  let referenceId = Column("reference_id", .uuid)
  let reason = Column("reason", .text)
  let previousStock = Column("previous_stock", .int4)
  let newStock = Column("new_stock", .int4)
  let movementDate = Column("movement_date", .timestamptz)
  let createdBy = Column("created_by", .uuid)
}
