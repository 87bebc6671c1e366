/// In which order sources are loaded where some look their records' tenants up in hubs that others
/// bring.
package struct LookUpOrder: Sendable {
  /// What counts of a source.
  package struct Source: Sendable {
    /// The hubs in which it looks its records' tenants up.
    package var lookedUp: Set<String>
    /// The hubs that it brings keys of.
    package var keyed: Set<String>
    /// The hubs that it brings satellites of.
    package var described: Set<String>

    package init(lookedUp: Set<String>, keyed: Set<String>, described: Set<String>) {
      self.lookedUp = lookedUp
      self.keyed = keyed
      self.described = described
    }
  }

  private let sources: [Source]

  /// Takes the sources in the order that holds where nothing else decides.
  package init(of sources: [Source]) { self.sources = sources }

  /// Groups of places among the sources, one group after the other; what stands in one group may be
  /// loaded side by side.
  ///
  /// First those that know their tenants. Those that look them up follow, and none beside another that
  /// brings a hub it looks in: what it finds would depend on which is faster.
  package var turns: [[Int]] {
    var turns = [sources.indices.filter { sources[$0].lookedUp.isEmpty }]
    for place in lookingUp.order {
      let isAlone = turns.count == 1 || turns[turns.count - 1].contains { meet($0, place) }
      if isAlone { turns.append([place]) } else { turns[turns.count - 1].append(place) }
    }
    return turns.filter { !$0.isEmpty }
  }

  /// The sources of which each would have to come before the other; empty where there are none.
  package var circle: [Int] { lookingUp.circle }

  /// The sources that tell the tenants of the keys that one of them looks up.
  package func tellers(for place: Int) -> [Int] {
    sources.indices.filter { mustPrecede($0, place) }
  }

  private var lookingUp: (order: [Int], circle: [Int]) {
    var rest = sources.indices.filter { !sources[$0].lookedUp.isEmpty }
    var order: [Int] = []
    var circle: [Int] = []
    while !rest.isEmpty {
      let free = rest.filter { place in !rest.contains { mustPrecede($0, place) } }
      if free.isEmpty, circle.isEmpty { circle = withoutFollowers(rest) }
      let candidates = free.isEmpty ? rest : free
      let next =
        candidates.first { place in !rest.contains { mayPrecede($0, place) } } ?? candidates[0]
      order.append(next)
      rest.removeAll { $0 == next }
    }
    return (order, circle)
  }

  /// What is left of sources none of which can be first without those that only wait for others.
  private func withoutFollowers(_ places: [Int]) -> [Int] {
    var rest = places
    while let last = rest.firstIndex(where: { place in
      !rest.contains { mustPrecede(place, $0) }
    }) {
      rest.remove(at: last)
    }
    return rest
  }

  /// Whether a source knows by itself, or describes, what the other one looks up.
  private func mustPrecede(_ one: Int, _ other: Int) -> Bool {
    hubsTold(by: one, to: other).contains { hub in
      sources[one].lookedUp.isEmpty || sources[one].described.contains(hub)
    }
  }

  /// Whether a source brings keys that the other one looks up, if only by the way.
  private func mayPrecede(_ one: Int, _ other: Int) -> Bool {
    !hubsTold(by: one, to: other).isEmpty
  }

  /// Who looks in a hub itself says nothing new of it.
  private func hubsTold(by one: Int, to other: Int) -> Set<String> {
    guard one != other else { return [] }
    return sources[one].keyed.intersection(sources[other].lookedUp)
      .subtracting(sources[one].lookedUp)
  }

  private func meet(_ one: Int, _ other: Int) -> Bool {
    !sources[one].keyed.isDisjoint(with: sources[other].lookedUp)
      || !sources[other].keyed.isDisjoint(with: sources[one].lookedUp)
  }
}

extension LookUpOrder.Source {
  /// What a source of a vault looks up and brings.
  package init(_ source: CompiledVault.Source) {
    let hubs = Dictionary(source.keys.map { ($0.role, $0.hub) }) { first, _ in first }
    self.init(
      lookedUp: Set(source.lookedUpKeys.map(\.hub)),
      keyed: Set(source.keys.map(\.hub)),
      described: Set(source.satellites.compactMap { feed in feed.role.flatMap { hubs[$0] } }))
  }
}
