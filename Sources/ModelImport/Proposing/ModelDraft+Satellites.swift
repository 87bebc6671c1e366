import VaultModel

extension ModelDraft {
  /// Adds satellites for all columns that nothing holds yet, and leaves secrets out.
  ///
  /// Personal and confidential columns never share a satellite with others; what changes often has
  /// one of its own where there is enough of it.
  ///
  /// - Parameters:
  ///   - parent: The constant of the hub or link.
  ///   - words: What it is called in a sentence.
  ///   - isEvent: Whether rows are written once.
  ///   - draft: The table's source.
  mutating func addSatellites(
    of parent: String, words: String, isEvent: Bool, to draft: inout SourceDraft
  ) {
    let table = draft.table.name
    let groups = SatelliteGroups(draft.rest, of: table, isEvent: isEvent)
    for group in groups.all where !group.columns.isEmpty {
      var register = NameRegister()
      var attributes = group.columns.map {
        attribute($0, of: table, base: draft.base, &register)
      }
      if isEvent || !attributes.contains(where: \.isHashed) {
        for index in attributes.indices { attributes[index].isHashed = true }
      }
      draft.elements.append(
        .satellite(
          Proposal.Satellite(
            name: takeName("\(draft.base)_\(group.name)"), parent: parent, isEvent: isEvent,
            about: "\(group.about) each \(words)", attributes: attributes)))
    }
    addExclusions(groups.secret, to: &draft)
    draft.covered = Set(draft.table.columns.map(\.name))
  }

  private func addExclusions(_ columns: [SourceDatabase.Column], to draft: inout SourceDraft) {
    let table = draft.table.name
    let tokens = columns.filter { column in
      let words = Words.of(column.name)
      return ["token", "tokens"].contains(words.last)
        || words.last == "hash" && words.contains("token")
    }
    let certain = columns.filter { !tokens.contains($0) }
    if !certain.isEmpty {
      draft.elements.append(
        .excluded(
          Proposal.Exclusion(
            properties: certain.map { property($0.name, of: table) }, reason: "a secret")))
    }
    for column in tokens {
      draft.elements.append(
        .excluded(
          Proposal.Exclusion(
            properties: [property(column.name, of: table)], reason: "perhaps a secret",
            remarks: [
              .decide("\(column.name) is left out since it may let its owner in; load it if not")
            ])))
    }
  }
}

/// Columns by what they need: who may see them, and how often they change.
struct SatelliteGroups {
  private(set) var all: [Group]
  let secret: [SourceDatabase.Column]

  struct Group {
    let name: String
    let about: String
    var columns: [SourceDatabase.Column]
  }

  init(_ columns: [SourceDatabase.Column], of table: SourceDatabase.TableName, isEvent: Bool) {
    let natures = columns.map { ($0, ColumnNature(of: $0, in: table)) }
    func those(
      _ care: ColumnNature.Care, _ paces: Set<ColumnNature.Pace>
    ) -> [SourceDatabase.Column] {
      natures.filter { $0.1.sensitivity == care && paces.contains($0.1.pace) }.map(\.0)
    }
    let slow = those(.open, [.slow])
    let fast = those(.open, [.fast])
    let isSplit = !isEvent && fast.count > 1 && slow.count > 1
    secret = those(.secret, [.slow, .fast, .touch])
    all = [
      Group(
        name: "detail", about: "What is known of",
        columns: those(.open, isSplit ? [.slow, .touch] : [.slow, .fast, .touch])),
      Group(name: "activity", about: "What changes often about", columns: isSplit ? fast : []),
      Group(
        name: "personal", about: "What is personal about",
        columns: those(.personal, [.slow, .fast, .touch])),
      Group(
        name: "confidential", about: "What few may know of",
        columns: those(.confidential, [.slow, .fast, .touch])),
    ]
    joinTouches(slow + fast, in: natures)
  }

  /// A column that moves with every touch is no satellite's only content, where there is another.
  private mutating func joinTouches(
    _ open: [SourceDatabase.Column], in natures: [(SourceDatabase.Column, ColumnNature)]
  ) {
    guard open.isEmpty, !all[0].columns.isEmpty,
      let other = all.indices.dropFirst().first(where: { !all[$0].columns.isEmpty })
    else { return }
    all[other].columns += all[0].columns
    all[0].columns = []
  }
}
