/// Everything that a model declares, each declaration once.
///
/// Two mentions of one `let` are one declaration; two declarations are two, even under one name.
struct Inventory {
  let hubs: [Hub]
  let links: [Link]
  let satellites: [Satellite]
  let references: [Reference]
  let sources: [Source]
  let calendars: [SnapshotCalendar]
  let pointInTimes: [PointInTime]
  let bridges: [Bridge]
  let marts: [Mart]
  let monitors: [Monitor]
  let qualityRules: [QualityRule]

  init(of vault: Vault) {
    let described = vault.sources.flatMap(\.satellites)
    let links = vault.sources.flatMap(\.links) + described.compactMap(\.link)
    let satellites = described + links.compactMap(\.effectivity)
    let keyed = vault.sources.flatMap(\.keys).map(\.hub)
    let joined = links.flatMap(\.participants).map(\.hub)
    let parents = satellites.compactMap(\.hubParent).map(\.hub)
    hubs = Array(Set([vault.tenant] + keyed + joined + parents)).ordered(\.name, \.place)
    self.links = Array(Set(links)).ordered(\.name, \.place)
    self.satellites = Array(Set(satellites)).ordered(\.name, \.place)
    references = Array(Set(vault.sources.flatMap(\.references))).ordered(\.name, \.place)
    sources = vault.sources.ordered(\.name, \.place)
    calendars = vault.calendars.ordered(\.name, \.place)
    pointInTimes = vault.pointInTimes.ordered(\.name, \.place)
    bridges = vault.bridges.ordered(\.name, \.place)
    marts = vault.marts.ordered(\.name, \.place)
    monitors = vault.monitors.ordered(\.name, \.place)
    qualityRules = vault.qualityRules.ordered(\.name, \.place)
  }

  func satellites(of parent: PointInTime.Parent) -> [Satellite] {
    satellites.filter { satellite in
      switch (parent, satellite.parent) {
      case (.hub(let hub), .hub(let participant)): participant.hub == hub
      case (.link(let link), .link(let described)): link == described
      case (.hub, .link), (.link, .hub): false
      }
    }
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

extension Vault {
  var sources: [Source] {
    elements.compactMap { if case .source(let source) = $0 { source } else { nil } }
  }

  var calendars: [SnapshotCalendar] {
    elements.compactMap { if case .calendar(let calendar) = $0 { calendar } else { nil } }
  }

  var pointInTimes: [PointInTime] {
    elements.compactMap { if case .pointInTime(let table) = $0 { table } else { nil } }
  }

  var bridges: [Bridge] {
    elements.compactMap { if case .bridge(let bridge) = $0 { bridge } else { nil } }
  }

  var marts: [Mart] {
    elements.compactMap { if case .mart(let mart) = $0 { mart } else { nil } }
  }

  var monitors: [Monitor] {
    elements.compactMap { if case .monitor(let monitor) = $0 { monitor } else { nil } }
  }

  var qualityRules: [QualityRule] {
    elements.compactMap { if case .qualityRule(let rule) = $0 { rule } else { nil } }
  }

  var excludedTables: [ExcludedTable] {
    elements.compactMap { if case .excludedTable(let table) = $0 { table } else { nil } }
  }

  /// What the model gave up, each with its line, in the order of subjects.
  var farewells: [(farewell: CompiledVault.Farewell, place: ModelPlace)] {
    elements.compactMap { element in
      switch element {
      case .retired(let retired): (.init(retired.subject, .retired), retired.place)
      case .dropped(let dropped): (.init(dropped.subject, .dropped), dropped.place)
      case .source, .calendar, .pointInTime, .bridge, .mart, .monitor, .qualityRule, .excludedTable:
        nil
      }
    }.sorted { ($0.farewell.subject, $0.place.line) < ($1.farewell.subject, $1.place.line) }
  }

  var names: Names { Names(tenant: tenant, policy: conventions.naming) }
}

extension Link {
  /// The satellite that comes with a driving key.
  var effectivity: Satellite? { drivingKey.isEmpty ? nil : Satellite(effectivityOf: self) }
}

extension Source {
  var keys: [HubKey] {
    feeds.compactMap { if case .key(let key) = $0.element { key } else { nil } }
  }

  var links: [Link] {
    feeds.compactMap { if case .link(let link) = $0.element { link } else { nil } }
  }

  var satellites: [Satellite] {
    feeds.compactMap { if case .satellite(let satellite) = $0.element { satellite } else { nil } }
  }

  var references: [Reference] {
    feeds.compactMap { if case .reference(let reference) = $0.element { reference } else { nil } }
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
