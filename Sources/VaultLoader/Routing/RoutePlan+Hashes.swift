import VaultModel

extension RoutePlan {
  mutating func addExtras() {
    extras += links.indices.filter { !links[$0].link.attributes.isEmpty }.map { .linkDiff($0) }
    extras += references.indices.flatMap { [.referenceKey($0), .referenceDiff($0)] }
    extras += satellites.indices.filter { satellites[$0].satellite.kind == .effectivity }
      .map { .drivingKey($0) }
  }

  /// A record's hashes stand in this order: keys, links, hash diffs of satellites, extras.
  var slotCount: Int { firstExtra + extras.count }

  private var firstExtra: Int { keys.count + links.count + satellites.count }

  func slot(ofLink link: Int) -> Int { keys.count + link }

  func slot(ofDiff satellite: Int) -> Int { keys.count + links.count + satellite }

  func slot(of parent: Parent) -> Int {
    switch parent {
    case .key(let key): key
    case .link(let link): slot(ofLink: link)
    }
  }

  func slot(of extra: Extra) -> Int {
    guard let index = extras.firstIndex(of: extra) else {
      preconditionFailure("the plan makes no \(extra)")
    }
    return firstExtra + index
  }

  mutating func addGroups() {
    for index in satellites.indices {
      let satellite = satellites[index]
      switch satellite.satellite.kind {
      case .versions:
        satellites[index].group = addToGroup(
          of: slot(of: satellite.parent), slot(ofDiff: index), satellite.satellite.name,
          needing: neededKeys(of: satellite.parent), madeOf: keyParts(of: satellite.parent),
          behind: satellite.gate)
      case .effectivity:
        satellites[index].group = addToGroup(
          of: slot(of: .drivingKey(index)), slot(of: satellite.parent), satellite.satellite.name,
          needing: drivingKeys(of: index), madeOf: keyParts(of: drivingKeys(of: index)),
          behind: satellite.gate)
      case .multiActive, .status, .recordTracking, .nonHistorized: break
      }
    }
    for index in references.indices {
      references[index].group = addToGroup(
        of: slot(of: .referenceKey(index)), slot(of: .referenceDiff(index)),
        references[index].reference.name, needing: [], madeOf: [], behind: references[index].gate)
    }
  }

  private func neededKeys(of parent: Parent) -> [Int] {
    switch parent {
    case .key(let key): [key]
    case .link: []
    }
  }

  private func keyParts(of parent: Parent) -> [Int] {
    switch parent {
    case .key(let key): keyParts(of: [key])
    case .link(let link):
      keyParts(of: links[link].keys)
        + links[link].dependentParts.indices.map { links[link].firstDependent + $0 }
    }
  }

  private func keyParts(of keys: [Int]) -> [Int] {
    keys.flatMap { key in self.keys[key].parts.indices.map { self.keys[key].firstPart + $0 } }
  }

  private mutating func addToGroup(
    of keySlot: Int, _ payloadSlot: Int, _ name: String, needing neededKeys: [Int],
    madeOf keyParts: [Int], behind gate: Int?
  ) -> Int {
    if let index = groups.firstIndex(where: { $0.keySlot == keySlot && $0.gate == gate }) {
      groups[index].payloadSlots.append(payloadSlot)
      groups[index].names.append(name)
      return index
    }
    groups.append(
      Group(
        keySlot: keySlot, payloadSlots: [payloadSlot], neededKeys: neededKeys,
        keyParts: keyParts, gate: gate,
        names: [name]))
    return groups.count - 1
  }
}

extension RoutePlan {
  /// Whether a record is found to contradict an event only when it is held against the vault.
  var mayRefuseWhileMerging: Bool {
    satellites.contains { $0.satellite.kind == .nonHistorized }
      || links.contains { !$0.link.attributes.isEmpty }
  }

  /// The hash of the key whose records are read together; nil where each is read for itself.
  var setSlot: Int? { setParent.map { slot(of: $0) } }

  /// The gate of that key: a record that it lets not pass belongs to no set.
  var setGate: Int? {
    switch setParent {
    case .key(let key): keys[key].gate
    case .link(let link): links[link].gate
    case nil: nil
    }
  }

  /// The key of the sets of members, or the one that all versions of an ordered delivery depend on.
  private var setParent: Parent? {
    satellites.first { $0.satellite.kind == .multiActive }?.parent
      ?? (readsByKey ? orderingParent : nil)
  }

  /// The key that every version of the source is of, or is of a link of; nil where there is none.
  ///
  /// Read by this key, all statements on any key of versions are in one batch.
  var orderingParent: Parent? {
    guard references.isEmpty, let first = satellites.first else { return nil }
    let candidates = keys.indices.map { Parent.key($0) } + [first.parent]
    return candidates.first { candidate in
      satellites.indices.allSatisfy { depends($0, on: candidate) }
    }
  }

  private func depends(_ satellite: Int, on parent: Parent) -> Bool {
    let own = satellites[satellite]
    guard case .key(let key) = parent, case .link(let link) = own.parent else {
      return own.parent == parent && own.satellite.kind != .effectivity
    }
    return own.satellite.kind == .effectivity
      ? drivingKeys(of: satellite).contains(key) : links[link].keys.contains(key)
  }

  /// What contradicts the order in which sets are read; nil where nothing does.
  var disorder: String? {
    guard let setSlot,
      let set = satellites.first(where: { $0.satellite.kind == .multiActive })?.satellite.name
    else { return nil }
    let other =
      satellites.first { $0.satellite.kind == .multiActive && slot(of: $0.parent) != setSlot }?
      .satellite.name ?? groups.first { $0.keySlot != setSlot }?.names.first
      ?? (mayRefuseWhileMerging ? "an event" : nil)
    return other.map { "satellite \"\(set)\", which is multi-active, beside \($0) of another key" }
  }
}

extension [CompiledVault.Attribute] {
  /// The places of the attributes that make the hash diff.
  var hashedPlaces: [Int] { indices.filter { self[$0].makesVersions } }
}
