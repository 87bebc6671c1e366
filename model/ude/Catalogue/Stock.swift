import DataVault

let stock = Hub("stock", about: "What lies of one product at one place") {
  Key("inventory_id", .uuid)
}

let inventory = Source(Inventory.self, about: "The stock of all products") { row in
  tenant.key(of: product, row.productId)
  stock.key(row.inventoryId)
  product.key(row.productId)

  Link("stock_product", about: "Of which product a stock is") {
    stock
    product
  }

  Satellite("stock_level", of: stock, about: "How much is there, promised and ordered") {
    row.onHand
    row.reserved
    row.onOrder
    row.lastCountedAt
    row.updatedAt.notHashed()
  }

  Satellite("stock_rule", of: stock, about: "What lies there, and when more is ordered") {
    row.sku.about("The product's number, as the stock's own record has it")
    row.title
    row.safetyStock
    row.reorderPoint
    row.leadTimeDays
    row.unitCostCents
    row.locationId
    row.batchNumber
    row.expiryDate
  }
}

/// What moved the stock is told by `reference_type`; only bookings can be followed by their key,
/// since the source gives the other types keys of several tables.
let inventoryMovements = Source(
  InventoryMovements.self, about: "What was put into stock and taken out"
) { row in
  tenant.key(of: stock, row.inventoryId)
  stock.key(row.inventoryId)
  user.key(row.createdBy)

  Link(
    "stock_movement", kind: .nonHistorized, dependentKeys: row.movementId,
    about: "One movement of a stock, and who entered it"
  ) {
    stock
    user
  } payload: {
    row.movementType.about("INBOUND, OUTBOUND, ADJUSTMENT or TRANSFER")
    row.quantity.about("Below zero where it was taken out")
    row.referenceType.about("BOOKING, PURCHASE_ORDER, ADJUSTMENT or TRANSFER")
    row.referenceId
    row.reason
    row.previousStock
    row.newStock
    row.movementDate
  }

  When(row.referenceType, is: "BOOKING") {
    When(row.referenceId, .isPresent) {
      booking.key(row.referenceId)
      Link("stock_movement_booking", dependentKeys: row.movementId, about: "For which booking") {
        stock
        booking
      }
    }
  }
}
