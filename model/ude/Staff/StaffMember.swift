import DataVault

/// The UUID is the key: an address changes, and slots, shifts and reviews know the UUID only.
let staff = Hub("staff", about: "A person who works for a tenant") {
  Key("staff_id", .uuid)
}
