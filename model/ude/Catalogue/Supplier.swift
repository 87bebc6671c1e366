import DataVault

/// Shared, since suppliers name no tenant and the orders of every tenant refer to them.
let supplier = Hub("supplier", shared: true, about: "A company that products are bought from") {
  Key("supplier_id", .uuid)
}
