extension CompiledVault {
  /// This vault with every attribute at the ordinal and under the hash name that it had before.
  ///
  /// New attributes take the next free ordinals in declared order. One that the model no longer
  /// names stays in its table, where the loader writes NULL: an ordinal is never used again.
  package func keepingHistory(of previous: CompiledVault) -> CompiledVault {
    var result = self
    for index in satellites.indices {
      let satellite = satellites[index]
      guard let former = previous.satellites.first(where: { $0.name == satellite.name }) else {
        continue
      }
      result.satellites[index].attributes = satellite.attributes.after(former.attributes)
    }
    for index in links.indices {
      let link = links[index]
      guard let former = previous.links.first(where: { $0.name == link.name }) else { continue }
      result.links[index].attributes = link.attributes.after(former.attributes)
    }
    for index in references.indices {
      let reference = references[index]
      guard let former = previous.references.first(where: { $0.name == reference.name }) else {
        continue
      }
      result.references[index].attributes = reference.attributes.after(former.attributes)
    }
    result.reorderFeeds(from: self)
    return result
  }

  /// Brings the columns of every feed into the order of this vault's attributes.
  private mutating func reorderFeeds(from before: CompiledVault) {
    let satellites = attributeLists(before.satellites, satellites, \.name, \.attributes)
    let links = attributeLists(before.links, links, \.name, \.attributes)
    let references = attributeLists(before.references, references, \.name, \.attributes)
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

  /// The attributes that a former vault had and this one keeps without a feed, as `table.attribute`.
  package func retiredAttributes(since previous: CompiledVault) -> [String] {
    var lists = attributeLists(previous.satellites, satellites, \.name, \.attributes)
    lists.merge(attributeLists(previous.links, links, \.name, \.attributes)) { one, _ in one }
    lists.merge(attributeLists(previous.references, references, \.name, \.attributes)) { one, _ in
      one
    }
    return lists.sorted { $0.key < $1.key }.flatMap { name, list in
      let present = Set(list.after.map(\.name)).union(list.after.map(\.hashName))
      return list.before.filter { !present.contains($0.name) }.map { "\(name).\($0.name)" }
    }
  }
}

/// The attributes of one table in two vaults.
private struct AttributeLists {
  var before: [CompiledVault.Attribute]
  var after: [CompiledVault.Attribute]
}

private func attributeLists<Table>(
  _ before: [Table], _ after: [Table], _ name: (Table) -> String,
  _ attributes: (Table) -> [CompiledVault.Attribute]
) -> [String: AttributeLists] {
  let known = Dictionary(after.map { (name($0), attributes($0)) }) { first, _ in first }
  return before.reduce(into: [:]) { lists, table in
    guard let after = known[name(table)] else { return }
    lists[name(table)] = AttributeLists(before: attributes(table), after: after)
  }
}

extension [CompiledVault.Attribute] {
  /// These attributes where others were before: a renamed one is known by the name it is hashed under.
  fileprivate func after(_ former: [CompiledVault.Attribute]) -> [CompiledVault.Attribute] {
    let byName = Dictionary(former.map { ($0.name, $0) }) { first, _ in first }
    let byHashName = Dictionary(former.map { ($0.hashName, $0) }) { first, _ in first }
    var nextOrdinal = (former.map(\.ordinal).max() ?? 0) + 1
    var result: [CompiledVault.Attribute] = []
    var kept: Set<Int> = []
    for var attribute in self {
      let renamed = attribute.hashName == attribute.name ? nil : byHashName[attribute.hashName]
      if let before = byName[attribute.name] ?? renamed {
        attribute.ordinal = before.ordinal
        attribute.hashName = before.hashName
        kept.insert(before.ordinal)
      } else {
        attribute.ordinal = nextOrdinal
        nextOrdinal += 1
      }
      result.append(attribute)
    }
    result += former.filter { !kept.contains($0.ordinal) }
    return result.sorted { $0.ordinal < $1.ordinal }
  }
}

extension [String?] {
  fileprivate mutating func reorder(by lists: AttributeLists?) {
    guard let lists else { return }
    let column = Dictionary(zip(lists.before.map(\.name), self)) { first, _ in first }
    self = lists.after.map { column[$0.name] ?? nil }
  }
}
