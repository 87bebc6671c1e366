import DataVault

let recommendation = Hub(
  "recommendation", schema: "util", about: "Advice to use more or less of a resource"
) {
  Key("recommendation_id", .uuid)
}
