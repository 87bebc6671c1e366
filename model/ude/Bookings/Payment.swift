import DataVault

let payment = Hub("payment", about: "An attempt to pay for a booking") {
  Key("attempt_id", .uuid)
}
