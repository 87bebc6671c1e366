import DataVault

/// Shared, since the log names no tenant and the records of every tenant refer to it.
let verification = Hub(
  "verification", schema: "util", shared: true, about: "A proof that something was not tampered with"
) {
  Key("verification_id", .uuid)
}
