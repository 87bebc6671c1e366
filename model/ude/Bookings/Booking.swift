import DataVault

let booking = Hub("booking", about: "A service that a user has booked") {
  Key("booking_id", .uuid)
}
