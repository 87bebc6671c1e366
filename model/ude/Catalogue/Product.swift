import DataVault

/// The UUID is the key, since slots, bookings and stock know nothing else; `sku` is payload.
let product = Hub("product", about: "A service, a product or a bundle that is sold") {
  Key("product_id", .uuid)
}
