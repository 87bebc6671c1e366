import DataVault

let cryptoKey = Hub(
  "crypto_key", schema: "auth", about: "A cryptographic key; the key itself is not loaded"
) {
  Key("key_id", .uuid)
}
