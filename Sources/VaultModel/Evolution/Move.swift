extension Evolution {
  /// Attributes that go on in a satellite of their own, with their history.
  package struct Move: Hashable, Sendable {
    package var target: CompiledVault.Satellite
    /// As they were before, each with the attributes that go.
    package var origins: [Origin]
  }

  /// A satellite that attributes leave.
  package struct Origin: Hashable, Sendable {
    package var satellite: CompiledVault.Satellite
    package var columns: [MovedColumn]
  }

  /// A column and the one that takes its values.
  package struct MovedColumn: Hashable, Sendable {
    package var from: String
    package var to: String
  }

  /// Finds the new satellites that say where their attributes lay.
  mutating func move(from previous: CompiledVault) {
    let known = Set(previous.satellites.map(\.name))
    for target in vault.satellites where !known.contains(target.name) && !target.origins.isEmpty {
      let origins = target.origins.compactMap { name in
        previous.satellites.first { $0.name == name }
      }
      if let fault = target.fault(of: origins) {
        questions.append(fault)
        continue
      }
      moves.append(Move(target: target, origins: target.taken(from: origins)))
    }
  }
}

extension CompiledVault.Satellite {
  /// Each attribute comes from the first origin that has one of its name and type.
  fileprivate func taken(from origins: [CompiledVault.Satellite]) -> [Evolution.Origin] {
    var left = attributes
    return origins.map { origin in
      let columns = left.compactMap { attribute -> Evolution.MovedColumn? in
        guard let former = origin.attribute(like: attribute) else { return nil }
        return Evolution.MovedColumn(from: former.name, to: attribute.name)
      }
      left.removeAll { attribute in columns.contains { $0.to == attribute.name } }
      return Evolution.Origin(satellite: origin, columns: columns)
    }
  }

  private func attribute(like other: CompiledVault.Attribute) -> CompiledVault.Attribute? {
    attributes.first { !$0.isRetired && $0.shownName == other.shownName && $0.type == other.type }
  }

  /// Why nothing can be moved.
  fileprivate func fault(of origins: [CompiledVault.Satellite]) -> Evolution.OpenQuestion? {
    let reason: String? =
      if origins.count < self.origins.count {
        "not all of them are there"
      } else if origins.contains(where: { $0.parent != parent }) {
        "not all of them describe the same parent"
      } else if kind != .versions || origins.contains(where: { $0.kind != .versions }) {
        "not all of them hold one version at a time"
      } else if taken(from: origins).contains(where: \.columns.isEmpty) {
        "one of them has none of its attributes, by name and type"
      } else {
        nil
      }
    guard let reason else { return nil }
    let names = self.origins.map { "'\($0)'" }.joined(separator: " and ")
    return Evolution.OpenQuestion(
      table: table, column: nil,
      text: "the satellite '\(name)' is said to be moved from \(names), and \(reason)",
      answers: [
        "name the satellites that held its attributes in movedFrom(…)",
        "leave movedFrom(…) out: the satellite then begins empty",
      ])
  }
}
