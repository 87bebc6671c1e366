import DataVault

let anchor = Hub("anchor", about: "One thing that the assistant holds to be true of a user") {
  Key("anchor_id", .uuid)
}
