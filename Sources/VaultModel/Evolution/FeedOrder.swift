extension CompiledVault {
  /// Brings the columns of every feed into the order of this vault's attributes.
  ///
  /// - Parameter declared: The vault as the model declares it, with feeds in its own order.
  mutating func reorderFeeds(from declared: CompiledVault) {
    let satellites = attributeLists(declared.satellites, satellites)
    let links = attributeLists(declared.links, links)
    let references = attributeLists(declared.references, references)
    for source in sources.indices {
      for feed in sources[source].satellites.indices {
        let name = sources[source].satellites[feed].satellite
        sources[source].satellites[feed].columns.reorder(by: satellites[name])
      }
      for feed in sources[source].links.indices {
        let name = sources[source].links[feed].link
        sources[source].links[feed].columns.reorder(by: links[name])
      }
      for feed in sources[source].references.indices {
        let name = sources[source].references[feed].reference
        sources[source].references[feed].columns.reorder(by: references[name])
      }
    }
  }
}

/// The attributes of one table, as declared and as they are.
private struct AttributeLists {
  var declared: [CompiledVault.Attribute]
  var complete: [CompiledVault.Attribute]
}

private func attributeLists<Table: EvolvingTable>(
  _ declared: [Table], _ complete: [Table]
) -> [String: AttributeLists] {
  let known = Dictionary(complete.map { ($0.name, $0.attributes) }) { first, _ in first }
  return declared.reduce(into: [:]) { lists, table in
    guard let complete = known[table.name] else { return }
    lists[table.name] = AttributeLists(declared: table.attributes, complete: complete)
  }
}

extension [String?] {
  /// A retired attribute is fed by nothing.
  fileprivate mutating func reorder(by lists: AttributeLists?) {
    guard let lists else { return }
    let column = Dictionary(zip(lists.declared.map(\.name), self)) { first, _ in first }
    self = lists.complete.map { $0.isRetired ? nil : column[$0.shownName] ?? nil }
  }
}
