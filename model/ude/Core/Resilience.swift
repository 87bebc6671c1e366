import DataVault

let breaker = Hub(
  "breaker", schema: "util", about: "A switch that stops a failure before it spreads"
) {
  Key("breaker_id", .uuid)
}

let zone = Hub(
  "zone", schema: "util", about: "A part of the platform that can be cut off from the rest"
) {
  Key("zone_name", .text)
}
