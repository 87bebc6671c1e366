import DataVault

let gateDecision = Hub(
  "gate_decision", schema: "auth", about: "A verdict of the gateway on an action that was proposed"
) {
  Key("decision_id", .uuid)
}
