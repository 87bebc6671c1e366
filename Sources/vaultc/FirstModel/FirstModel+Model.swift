/// The model's own files: an idea of the business each.
extension FirstModel {
  var vaultSource: String {
    """
    import DataVault

    /// The table of contents: every source that feeds the vault, and with it all that the vault holds.
    let vault = Vault("\(name)", tenant: tenant, about: "Who ordered what, and what became of it") {
      tenants
      customers
      orders
    }

    """
  }

  static let tenantSource = """
    import DataVault

    /// Whose data a row is; the keys of all other hubs are derived from it.
    let tenant = Hub("tenant", about: "A shop that has its data here") {
      Key("tenant_code", .varchar(20))
    }

    let tenants = Source(Tenants.self, about: "The register of shops") { row in
      tenant.key(row.tenantCode)

      Satellite("tenant_profile", of: tenant, about: "What a shop is called, and where it is") {
        row.shopName
        row.country.about("Two letters, as in ISO 3166")
      }
    }

    """

  static let customerSource = """
    import DataVault

    let customer = Hub("customer", about: "A person or company that orders") {
      Key("customer_number", .int8)
    }

    let customers = Source(Customers.self, about: "The customers of all shops") { row in
      tenant.key(row.tenantCode)
      customer.key(row.customerNumber)

      Satellite("customer_contact", of: customer, about: "How a customer is reached") {
        row.fullName.sensitive(.personal)
        row.email.sensitive(.personal)
        row.updatedAt.notHashed()
      }
    }

    """

  static let orderSource = """
    import DataVault

    let order = Hub("sales_order", about: "An order, known by the number on its paper") {
      Key("order_number", .varchar(30))
    }

    let orders = Source(Orders.self, about: "The orders of all shops") { row in
      tenant.key(row.tenantCode)
      customer.key(row.customerNumber)
      order.key(row.orderNumber)

      Link("customer_sales_order", about: "Who ordered") {
        customer
        order
      }

      Satellite("sales_order_status", of: order, about: "What became of an order") {
        row.status.about("NEW, PAID, SENT or RETURNED")
        row.total
        row.orderedAt
      }
    }

    """
}

/// The shapes of the source tables.
extension FirstModel {
  static let tenantsTable = """
    import DataVault

    struct Tenants: SourceTable {
      static let name = "shop.tenants"

      let tenantCode = Column("tenant_code", .varchar(20))
      let shopName = Column("shop_name", .text)
      let country = Column("country", .varchar(2))
    }

    """

  static let customersTable = """
    import DataVault

    struct Customers: SourceTable {
      static let name = "shop.customers"

      let tenantCode = Column("tenant_code", .varchar(20))
      let customerNumber = Column("customer_number", .int8)
      let fullName = Column("full_name", .text)
      let email = Column("email", .text)
      let updatedAt = Column("updated_at", .timestamptz)
    }

    """

  static let ordersTable = """
    import DataVault

    struct Orders: SourceTable {
      static let name = "shop.orders"

      let tenantCode = Column("tenant_code", .varchar(20))
      let orderNumber = Column("order_number", .varchar(30))
      let customerNumber = Column("customer_number", .int8)
      let status = Column("status", .varchar(20))
      let total = Column("total", .numeric(12, 2))
      let orderedAt = Column("ordered_at", .timestamptz)
    }

    """
}
