import DataVault

/// TPC-H knows of one company alone, which is the tenant of all its records.
let company = Hub("company", about: "The company whose business this is") {
  Key("company_name", .text)
}

let theCompany = "TPC-H"

let customer = Hub("customer", about: "Who orders") { Key("custkey", .int8) }

let supplier = Hub("supplier", about: "Who delivers") { Key("suppkey", .int8) }

let customers = Source(Customer.self, about: "The customers") { row in
  company.key(theCompany)
  customer.key(row.key)

  Link("customer_nation", dependentKeys: row.nationKey, about: "Where a customer is at home") {
    company
    customer
  }

  Satellite("customer", of: customer, about: "What is known of a customer") {
    row.name
    row.address
    row.phone
    row.accountBalance
    row.marketSegment
    row.comment
  }
}

let suppliers = Source(Supplier.self, about: "The suppliers") { row in
  company.key(theCompany)
  supplier.key(row.key)

  Satellite("supplier", of: supplier, about: "What is known of a supplier") {
    row.name
    row.address
    row.nationKey
    row.phone
    row.accountBalance
    row.comment
  }
}
