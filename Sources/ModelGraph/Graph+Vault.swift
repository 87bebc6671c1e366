package import VaultModel

extension Graph {
  /// Draws all that a vault has; the order of its lists does not matter.
  package init(of vault: CompiledVault) {
    title = vault.name
    about = vault.about
    let nodes =
      vault.hubs.map { Node(of: $0, tenantHub: vault.tenantHub) } + vault.links.map(Node.init)
      + vault.satellites.map(Node.init) + vault.pointInTimes.map(Node.init)
      + vault.bridges.map(Node.init) + vault.references.map(Node.init) + vault.marts.map(Node.init)
    self.nodes = nodes.sorted { $0.id.precedes($1.id) }
    let edges =
      vault.links.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
      .flatMap(Self.edges)
      + vault.satellites.map { Edge(from: .init(.satellite, $0.name), describing: $0.parent) }
      .sorted { $0.from.precedes($1.from) }
      + vault.pointInTimes.map { Edge(from: .init(.pointInTime, $0.name), describing: $0.parent) }
      .sorted { $0.from.precedes($1.from) }
      + vault.bridges.map { Edge(from: .init(.bridge, $0.name), describing: .hub($0.hub)) }
      .sorted { $0.from.precedes($1.from) }
    self.edges = edges
  }

  private static func edges(of link: CompiledVault.Link) -> [Edge] {
    link.participants.map { participant in
      let meaning: Meaning =
        if link.drivingKey.contains(participant.role) {
          .drives
        } else if participant.isOptional {
          .mayParticipate
        } else {
          .participates
        }
      return Edge(
        from: NodeID(.link, link.name), to: NodeID(.hub, participant.hub), meaning: meaning,
        role: participant.role == participant.hub ? nil : participant.role)
    }
  }
}

extension Graph.Edge {
  fileprivate init(from node: Graph.NodeID, describing parent: CompiledVault.Parent) {
    let parentID: Graph.NodeID =
      switch parent {
      case .hub(let name): .init(.hub, name)
      case .link(let name): .init(.link, name)
      }
    self.init(from: node, to: parentID, meaning: .describes, role: nil)
  }
}

extension Graph.NodeID {
  init(_ kind: Graph.Kind, _ name: String) { self.init(kind: kind, name: name) }

  /// Kinds as they are declared, names by their bytes.
  func precedes(_ other: Graph.NodeID) -> Bool {
    guard kind == other.kind else { return kind.rank < other.kind.rank }
    return name.utf8.lexicographicallyPrecedes(other.name.utf8)
  }
}

extension Graph.Kind {
  fileprivate var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

// MARK: Objects

extension Graph.Node {
  fileprivate init(of hub: CompiledVault.Hub, tenantHub: String) {
    let species =
      if hub.name == tenantHub { "tenant hub" } else if hub.isShared { "shared hub" } else { "hub" }
    self.init(
      id: .init(.hub, hub.name), species: species,
      details: hub.keyParts.map(\.drawn), about: hub.about)
  }

  fileprivate init(_ link: CompiledVault.Link) {
    let species =
      switch link.kind {
      case .relation: "link"
      case .hierarchy: "hierarchical link"
      case .sameAs: "same-as link"
      case .nonHistorized: "non-historised link"
      }
    let keys = link.dependentKeys.map(\.drawn)
    self.init(
      id: .init(.link, link.name), species: species,
      details: keys + (link.attributes.isEmpty ? [] : [size(of: link.attributes)]),
      about: link.about)
  }

  fileprivate init(_ satellite: CompiledVault.Satellite) {
    let species =
      switch satellite.kind {
      case .versions: "satellite"
      case .multiActive: "multi-active satellite"
      case .effectivity: "effectivity satellite"
      case .status: "status satellite"
      case .recordTracking: "record-tracking satellite"
      case .nonHistorized: "non-historised satellite"
      }
    let members = satellite.members.isEmpty ? [] : ["one for each \(list(satellite.members))"]
    let payload = satellite.attributes.isEmpty ? [] : [size(of: satellite.attributes)]
    self.init(
      id: .init(.satellite, satellite.name), species: species, details: members + payload,
      about: satellite.about)
  }

  fileprivate init(_ table: CompiledVault.PointInTime) {
    self.init(
      id: .init(.pointInTime, table.name), species: "point in time",
      details: ["\(table.calendar), over \(count(table.satellites.count, "satellite"))"],
      about: table.about)
  }

  fileprivate init(_ bridge: CompiledVault.Bridge) {
    self.init(
      id: .init(.bridge, bridge.name), species: "bridge",
      details: ["\(bridge.calendar), by \(list(bridge.steps.map(\.link)))"], about: bridge.about)
  }

  fileprivate init(_ reference: CompiledVault.ReferenceTable) {
    self.init(
      id: .init(.reference, reference.name),
      species: reference.history == nil ? "reference table" : "reference table with history",
      details: reference.keyParts.map(\.drawn), about: reference.about)
  }

  fileprivate init(_ mart: CompiledVault.Mart) {
    self.init(
      id: .init(.mart, mart.name), species: mart.stored == nil ? "mart" : "stored mart",
      details: [], about: mart.about)
  }
}

/// How much a payload holds, and how much of it one has to be careful with.
private func size(of attributes: [CompiledVault.Attribute]) -> String {
  let sensitive = attributes.count { $0.sensitivity != .none }
  let columns = count(attributes.count, "column")
  return sensitive == 0 ? columns : "\(columns), \(sensitive) sensitive"
}

private func list(_ names: [String]) -> String { names.joined(separator: ", ") }

extension CompiledVault.KeyPart {
  /// As one writes it on a whiteboard: `ordered_at: timestamptz`.
  fileprivate var drawn: String {
    let type = type.sqlName.replacing("character varying", with: "varchar")
      .replacing("timestamp with time zone", with: "timestamptz")
      .replacing(" without time zone", with: "")
    return "\(name): \(type)"
  }
}
