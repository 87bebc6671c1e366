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
      result.satellites[index].attributes = satellite.attributes(after: former)
    }
    for index in sources.indices {
      result.sources[index].satellites = sources[index].satellites.map { feed in
        guard let before = satellites.first(where: { $0.name == feed.satellite }),
          let after = result.satellites.first(where: { $0.name == feed.satellite })
        else { return feed }
        return feed.reordered(from: before.attributes, to: after.attributes)
      }
    }
    return result
  }

  /// The attributes that a former vault had and this one keeps without a feed, as `satellite.attribute`.
  package func retiredAttributes(since previous: CompiledVault) -> [String] {
    previous.satellites.flatMap { former -> [String] in
      guard let satellite = satellites.first(where: { $0.name == former.name }) else { return [] }
      let present = Set(satellite.attributes.map(\.name))
      return former.attributes.filter { !present.contains($0.name) }
        .map { "\(former.name).\($0.name)" }
    }
  }
}

extension CompiledVault.Satellite {
  fileprivate func attributes(after former: CompiledVault.Satellite) -> [CompiledVault.Attribute] {
    let known = Dictionary(former.attributes.map { ($0.name, $0) }) { first, _ in first }
    var nextOrdinal = (former.attributes.map(\.ordinal).max() ?? 0) + 1
    var result: [CompiledVault.Attribute] = []
    for var attribute in attributes {
      if let before = known[attribute.name] {
        attribute.ordinal = before.ordinal
        attribute.hashName = before.hashName
      } else {
        attribute.ordinal = nextOrdinal
        nextOrdinal += 1
      }
      result.append(attribute)
    }
    let present = Set(attributes.map(\.name))
    result += former.attributes.filter { !present.contains($0.name) }
    return result.sorted { $0.ordinal < $1.ordinal }
  }
}

extension CompiledVault.SatelliteFeed {
  fileprivate func reordered(
    from before: [CompiledVault.Attribute], to after: [CompiledVault.Attribute]
  ) -> CompiledVault.SatelliteFeed {
    let column = Dictionary(zip(before.map(\.name), columns)) { first, _ in first }
    var result = self
    result.columns = after.map { column[$0.name] ?? nil }
    return result
  }
}
