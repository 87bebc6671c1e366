import DataVault

/// The UUID is the key, since the instances know nothing else; `name` is payload.
let workflow = Hub("workflow", about: "Steps that are taken one after the other") {
  Key("workflow_id", .uuid)
}

let workflowInstance = Hub("workflow_instance", about: "One run of a workflow") {
  Key("instance_id", .uuid)
}
