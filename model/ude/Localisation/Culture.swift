import DataVault

/// A hub and no code list, since each tenant has its own and a code list is read by all.
let culture = Hub("culture", about: "How a tenant speaks and does business in one country") {
  Key("context_id", .uuid)
}
