/// The way of a bridge from link to link, and where it does not lead on.
struct BridgePath {
  private(set) var steps: [CompiledVault.BridgeStep] = []
  /// Why the path ends before its last link, and a way out.
  private(set) var fault: (message: String, fix: String)?

  private struct Stop {
    let hub: Hub
    let column: String
    /// The step that reached it; 0 is where the path begins.
    let step: Int
  }

  init(of bridge: Bridge, _ names: Names, _ inventory: Inventory) {
    var stops = [Stop(hub: bridge.hub, column: names.hashKey(of: bridge.hub), step: 0)]
    for (index, text) in zip(1..., bridge.links) {
      let words = text.split(separator: ".", maxSplits: 1).map(String.init)
      guard let link = inventory.links.first(where: { $0.name == words.first }) else {
        fault = ("goes through '\(text)', which no source feeds as a link", "name a link's own name")
        return
      }
      guard let entry = entry(to: link, by: words.dropFirst().first, from: stops) else { return }
      let exits = link.participants.filter { $0 != entry.participant && !names.isTenant($0) }
      steps.append(
        CompiledVault.BridgeStep(
          link: link.name, linkColumn: names.hashKey(of: link), entryRole: entry.participant.role,
          entryColumn: entry.stop.column,
          exits: exits.map { CompiledVault.BridgeExit(role: $0.role, column: names.column(of: $0)) }
        ))
      stops += exits.map { Stop(hub: $0.hub, column: names.column(of: $0), step: index) }
    }
    noteRepeatedColumns(bridge, stops.map(\.column))
  }

  /// The participant by which the path comes to a link, and the column that holds its key already.
  private mutating func entry(
    to link: Link, by role: String?, from stops: [Stop]
  ) -> (participant: Participant, stop: Stop)? {
    let entries = link.participants.filter { participant in
      (role == nil || role == participant.role) && stops.contains { $0.hub == participant.hub }
    }
    guard let entry = entries.first else {
      fault = (
        "does not reach the link '\(link.name)'",
        "begin at a hub that the link joins, or go through the link between them first"
      )
      return nil
    }
    guard entries.count == 1 else {
      let roles = entries.map { "\"\(link.name).\($0.role)\"" }.joined(separator: " or ")
      fault = ("can enter the link '\(link.name)' by more than one hub", "say which: \(roles)")
      return nil
    }
    // A path goes on from where it came last.
    let reached = stops.filter { $0.hub == entry.hub }
    let latest = reached.filter { $0.step == reached.last?.step }
    guard let stop = latest.first, latest.count == 1 else {
      fault = (
        "reaches the hub '\(entry.hub.name)' twice before the link '\(link.name)'",
        "make two bridges, or join from the link's table in a mart"
      )
      return nil
    }
    return (entry, stop)
  }

  private mutating func noteRepeatedColumns(_ bridge: Bridge, _ stops: [String]) {
    guard fault == nil, let column = (stops + steps.map(\.linkColumn)).repeated().first else {
      return
    }
    fault = (
      "would have two columns '\(column)'",
      "give the participants roles of their own, or end the path before"
    )
  }
}
