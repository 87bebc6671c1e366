import DataVault

/// The UUID is the key, since slots, bookings and stock know nothing else; `sku` is payload.
let product = Hub("product", about: "A service, a product or a bundle that is sold") {
  Key("product_id", .uuid)
}

let catalog = Source(Catalog.self, about: "What each tenant sells") { row in
  tenant.key(row.tenantId)
  product.key(row.productId)
  Excluded(row.searchVector, because: "made of the texts beside it, which are loaded")

  Satellite("product", of: product, about: "What a product is") {
    row.itemType.about("SERVICE, PRODUCT, SUBSCRIPTION or BUNDLE")
    row.title
    row.description
    row.sku.about("The tenant's own number of it; unique over all tenants")
    row.brand
    row.category
    row.tags
    row.durationMinutes
    row.capacityPerSlot
    row.locationId
    row.url
    row.imageUrl
    row.matchThreshold.about("0 to 1")
    row.active
    row.version
    row.createdAt
  }

  Satellite("product_price", of: product, about: "What a product costs") {
    row.priceCents
    row.currency
    row.priceUnit
    row.billingPeriod.about("ONE_TIME, MONTHLY, QUARTERLY or YEARLY")
  }

  Satellite("product_availability", of: product, about: "When and how often a product can be had") {
    row.inStock
    row.availabilityRule
    row.leadTimeDays
    row.minBookingQty
    row.maxBookingQty
    row.updatedAt.notHashed()
  }

  StatusSatellite(of: product, named: "product_presence", about: "Whether a product is still sold")
}

let catalogAttributes = Source(
  CatalogAttributes.self, about: "What else is said of products: colours, sizes, powers"
) { row in
  tenant.key(of: product, row.productId)
  product.key(row.productId)

  Satellite(
    "product_attribute", of: product, members: row.attributeId, about: "All attributes of a product"
  ) {
    row.attributeId
    row.attributeName
    row.attributeValue
    row.attributeType.about("TEXT, NUMBER, BOOLEAN or JSON")
    row.displayOrder
    row.isSearchable
    row.createdAt
  }
}
