import DataVault

/// The UUID is the key: an address changes, and bookings, sessions and memories know the UUID only.
let user = Hub("user", schema: "auth", about: "A person who talks to the digital employee") {
  Key("user_id", .uuid)
}
