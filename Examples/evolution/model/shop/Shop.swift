import DataVault

struct Customers: SourceTable {
  static let name = "shop.customers"
  let shop = Column("shop", .text)
  let number = Column("number", .int8)
  let name = Column("name", .text)
  let mail = Column("mail", .varchar(120))
  let visits = Column("visits", .int8)
}

let tenant = Hub("tenant", about: "A shop with its own customers") { Key("shop", .text) }
let customer = Hub("customer", about: "Somebody who buys") { Key("number", .int8) }

let customers = Source(Customers.self) { row in
  tenant.key(row.shop)
  customer.key(row.number)

  Satellite("customer_profile", of: customer, about: "What is known of a customer") {
    row.name.sensitive(.personal)
    row.visits.notHashed()
  }

  Satellite("customer_contact", of: customer, about: "How a customer is reached") {
    row.mail.sensitive(.personal)
  }
  .movedFrom("customer_profile")
}

let vault = Vault("shop", tenant: tenant, conventions: VaultConventions(foreignKeys: .enforced), about: "A shop's customers") {
  customers
  Retired("customer_profile.city")
  Retired("customer_profile.mail")
}
