import DataVault

let refund = Hub("refund", about: "Money that is given back for a booking") {
  Key("refund_id", .uuid)
}
