import DataVault

let dataFlow = Hub(
  "data_flow", schema: "util", about: "A way that data take from one region to another"
) {
  Key("flow_id", .uuid)
}
