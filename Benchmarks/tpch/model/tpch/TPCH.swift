public import DataVault

/// The table of contents.
public let vault = Vault(
  "tpch", tenant: company,
  about: "The order business of TPC-H: four hubs, four links, five satellites"
) {
  customers
  suppliers
  parts
  orders
  lineItems
}
