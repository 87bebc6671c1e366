extension Satellite {
  /// What is wrong with the satellite by itself.
  func findings(_ names: Names) -> [Finding] {
    // One that a link brings with it is the link's matter.
    guard kind != .effectivity || !isMadeByLink else { return [] }
    return Finding.invalidName(name, of: what, at: place) + parentFindings() + kindFindings()
      + memberFindings()
      + attributes.findings(
        in: what, at: place,
        reserved: [names.parentHashKey(of: self)] + StandardColumn.ofSatellites)
  }

  var what: String { "the satellite '\(name)'" }

  private var isMadeByLink: Bool { link?.effectivity == self }

  private func parentFindings() -> [Finding] {
    guard let hubParent, hubParent.isOptional else { return [] }
    return [
      Finding(
        .optionalKey, "\(what) describes '\(hubParent.role)', which a record may lack", at: place,
        fix: "drop '.optional'; a satellite needs its hub in every record")
    ]
  }

  private func kindFindings() -> [Finding] {
    switch kind {
    case .versions, .multiActive, .nonHistorized:
      guard attributes.isEmpty else { return [] }
      return [
        Finding(
          .emptySatellite, "\(what) holds no column", at: place,
          fix: "name its columns, row.…, or leave the satellite out")
      ]
    case .effectivity:
      return [
        Finding(
          .satelliteKind, "\(what) is declared as an effectivity satellite", at: place,
          fix: "give the link a driving key, Link(…, drivenBy: …), which makes the satellite")
      ]
    case .status, .recordTracking:
      guard !attributes.isEmpty else { return [] }
      return [
        Finding(
          .satelliteKind, "\(what) is of the kind '\(kind)', which holds no columns of a source",
          at: place,
          fix: "write StatusSatellite(of: …) or TrackingSatellite(of: …), without columns")
      ]
    }
  }

  private func memberFindings() -> [Finding] {
    if kind == .multiActive, members.isEmpty {
      return [
        Finding(
          .memberKey, "\(what) is multi-active, but says nothing of what tells its members apart",
          at: place, fix: "name the columns: members: row.…")
      ]
    }
    if kind != .multiActive, !members.isEmpty {
      return [
        Finding(
          .memberKey, "\(what) has members, which the kind '\(kind)' has not", at: place,
          fix: "leave out 'kind:', or 'members:'")
      ]
    }
    let held = attributes.map(\.column)
    let missing = members.filter { member in !held.contains { $0.name == member.column.name } }
    return missing.map { member in
      Finding(
        .memberKey,
        "\(what) tells members apart by '\(member.column.name)', which it does not hold",
        at: place, fix: "name the column among the satellite's own as well")
    }
      + members.map(\.column.name).repeated().map { name in
        Finding(
          .memberKey, "\(what) tells members apart by '\(name)' twice", at: place, fix: "drop one")
      }
  }
}
