import DataVault

let changeEvent = Hub("change_event", schema: "util", about: "A change of one row of the source") {
  Key("event_id", .uuid)
}
