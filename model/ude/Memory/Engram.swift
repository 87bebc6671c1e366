import DataVault

let engram = Hub("engram", about: "One memory of a user: a text, a picture, a decision") {
  Key("engram_id", .uuid)
}
