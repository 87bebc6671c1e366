import DataVault

/// A hub and no code list, since each tenant has its own and a code list is read by all.
let regionalRule = Hub("regional_rule", about: "What a region asks of a tenant") {
  Key("rule_id", .uuid)
}
