import DataVault

/// The UUID is the key, since the logs know nothing else; `rule_name` is payload.
let rule = Hub("rule", about: "A condition, and what is done where it holds") {
  Key("rule_id", .uuid)
}
