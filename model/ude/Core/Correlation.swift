import DataVault

/// Shared, since the registry names no tenant and the jobs and changes of every tenant refer to it.
let correlation = Hub(
  "correlation", schema: "util", shared: true, about: "One operation, traced through all services"
) {
  Key("correlation_id", .uuid)
}
