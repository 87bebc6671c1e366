/// Everything that a model declares, each declaration once.
///
/// Two mentions of one `let` are one declaration; two declarations are two, even under one name.
struct Inventory {
  let hubs: [Hub]
  let links: [Link]
  let satellites: [Satellite]
  let sources: [Source]

  init(of vault: Vault) {
    let satellites = vault.sources.flatMap(\.satellites)
    let links = vault.sources.flatMap(\.links) + satellites.compactMap(\.link)
    let keyed = vault.sources.flatMap(\.keys).map(\.hub)
    let joined = links.flatMap(\.participants).map(\.hub)
    let described = satellites.compactMap(\.hubParent).map(\.hub)
    hubs = Array(Set([vault.tenant] + keyed + joined + described)).ordered(\.name, \.place)
    self.links = Array(Set(links)).ordered(\.name, \.place)
    self.satellites = Array(Set(satellites)).ordered(\.name, \.place)
    sources = vault.sources.ordered(\.name, \.place)
  }
}

extension Array {
  /// By name, and by place where two have one name.
  func ordered(_ name: (Element) -> String, _ place: (Element) -> ModelPlace) -> [Element] {
    sorted { one, other in
      let (a, b) = (place(one), place(other))
      return (name(one), a.file, a.line) < (name(other), b.file, b.line)
    }
  }
}

// MARK: What a declaration mentions

extension Source {
  var keys: [HubKey] {
    elements.compactMap { if case .key(let key) = $0 { key } else { nil } }
  }

  var links: [Link] {
    elements.compactMap { if case .link(let link) = $0 { link } else { nil } }
  }

  var satellites: [Satellite] {
    elements.compactMap { if case .satellite(let satellite) = $0 { satellite } else { nil } }
  }

  func key(of hub: Hub, as role: String) -> HubKey? {
    keys.first { $0.hub == hub && $0.role == role }
  }
}

extension Satellite {
  var hubParent: Participant? {
    if case .hub(let participant) = parent { participant } else { nil }
  }

  var link: Link? {
    if case .link(let link) = parent { link } else { nil }
  }
}
