import DataVault

let slot = Hub("slot", about: "A stretch of time in which a service can be booked") {
  Key("slot_id", .uuid)
}
