import DataVault

let outboxEvent = Hub(
  "outbox_event", schema: "util", about: "A message that waits to be sent to another service"
) {
  Key("outbox_id", .uuid)
}
