import DataVault

let activationPattern = Hub(
  "activation_pattern", about: "Memories that come back together in a context"
) {
  Key("pattern_id", .uuid)
}
