import DataVault

let stock = Hub("stock", about: "What lies of one product at one place") {
  Key("inventory_id", .uuid)
}
