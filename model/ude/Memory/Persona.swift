import DataVault

/// The UUID is the key, since the mappings know nothing else; `name` is payload.
let persona = Hub("persona", about: "A kind of user, told by criteria") {
  Key("persona_id", .uuid)
}
