import DataVault

/// Shared, since suppliers name no tenant and the orders of every tenant refer to them.
let supplier = Hub("supplier", shared: true, about: "A company that products are bought from") {
  Key("supplier_id", .uuid)
}

let suppliers = Source(Suppliers.self, about: "The suppliers of all tenants") { row in
  tenant.key(systemTenant)
  supplier.key(row.supplierId)

  Satellite("supplier", of: supplier, about: "On which terms a supplier delivers") {
    row.name
    row.country
    row.incoterms.about("EXW, FOB, CIF or DDP")
    row.defaultLeadTime.about("In days")
    row.minOrderQty
    row.paymentTerms
    row.createdAt
  }

  Satellite("supplier_contact", of: supplier, about: "Whom to call") {
    row.contact.sensitive(.personal)
    row.email.sensitive(.personal)
    row.phone.sensitive(.personal)
  }

  Satellite("supplier_rating", of: supplier, about: "How good a supplier is") {
    row.reliabilityScore.about("0 to 1")
    row.qualityRating.about("0 to 5")
    row.status.about("ACTIVE, INACTIVE, SUSPENDED or BLACKLISTED")
    row.updatedAt.notHashed()
  }
}
