import DataVault

let session = Hub("session", schema: "auth", about: "One stay of a user on one device") {
  Key("session_id", .uuid)
}
