import DataVault

let part = Hub("part", about: "What is sold") { Key("partkey", .int8) }

let order = Hub("order", about: "What a customer asks for at a time") { Key("orderkey", .int8) }

let parts = Source(Part.self, about: "The parts") { row in
  company.key(theCompany)
  part.key(row.key)

  Satellite("part", of: part, about: "What is known of a part") {
    row.name
    row.manufacturer
    row.brand
    row.type
    row.size
    row.container
    row.retailPrice
    row.comment
  }
}

let orders = Source(Orders.self, about: "The orders") { row in
  company.key(theCompany)
  order.key(row.key)
  customer.key(row.customerKey)

  Link("order_customer", about: "Whose an order is") {
    order
    customer
  }

  Satellite("order", of: order, about: "What is known of an order") {
    row.status
    row.totalPrice
    row.orderDate
    row.priority
    row.clerk
    row.shipPriority
    row.comment
  }
}

let lineItems = Source(LineItem.self, about: "The lines of the orders") { row in
  let line = Link(
    "order_line", dependentKeys: row.lineNumber, about: "A part of an order, and who delivers it"
  ) {
    order
    part
    supplier
  }

  company.key(theCompany)
  order.key(row.orderKey)
  part.key(row.partKey)
  supplier.key(row.supplierKey)

  line

  Link("part_supplier", about: "Who has delivered which part") {
    part
    supplier
  }

  Satellite("order_line", of: line, about: "What is known of a line") {
    row.quantity
    row.extendedPrice
    row.discount
    row.tax
    row.returnFlag
    row.lineStatus
    row.shipDate
    row.commitDate
    row.receiptDate
    row.shipInstructions
    row.shipMode
    row.comment
  }
}
