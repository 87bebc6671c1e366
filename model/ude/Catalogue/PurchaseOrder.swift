import DataVault

/// The UUID is the key, since the items know nothing else; `po_number` is payload.
let purchaseOrder = Hub("purchase_order", about: "An order to a supplier") {
  Key("po_id", .uuid)
}
