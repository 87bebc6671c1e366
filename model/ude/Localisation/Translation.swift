import DataVault

let translation = Hub("translation", about: "A text in another language") {
  Key("translation_id", .uuid)
}
