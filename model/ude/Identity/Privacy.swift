import DataVault

let gdprRequest = Hub(
  "gdpr_request", schema: "auth", about: "What somebody asked for under the GDPR"
) {
  Key("request_id", .uuid)
}
