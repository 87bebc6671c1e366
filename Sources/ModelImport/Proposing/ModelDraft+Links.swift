import VaultModel

// What a table's references become: keys of other hubs, and links to them.

extension ModelDraft {
  /// Adds what a table of things says: its references as links, all else as satellites.
  ///
  /// - Parameters:
  ///   - own: The hub of the things.
  ///   - whole: The reference that leads to it, where it is another table's.
  ///   - draft: The table's source.
  mutating func describe(
    _ own: HubName, besides whole: TableReference? = nil, in draft: inout SourceDraft
  ) {
    draft.roles = NameRegister(taken: [tenant.name, own.name])
    let table = draft.table
    let isOfTenant = own == tenant
    let changes = !classification.isAppendOnly(table) && !isOfTenant
    var links: [Proposal.Element] = []
    for (reference, target) in resolved(table.name) where reference != whole {
      guard let hub = hubs[target.hub] else { continue }
      let partner = addPartner(reference, target, hub, to: &draft)
      let isAbove = hub == own && !isOfTenant
      links.append(
        .link(
          Proposal.Link(
            name: takeName("\(draft.base)_\(partner.role ?? hub.name)"),
            kind: isAbove ? .hierarchy : .relation,
            drivers: changes ? [Proposal.Participant(hub: own.constant)] : [],
            about: isAbove
              ? "Which \(own.words) stands above which"
              : "The \((partner.role ?? hub.name).replacing("_", with: " ")) of each \(own.words)",
            participants: [Proposal.Participant(hub: own.constant), partner])))
    }
    draft.elements += links
    addSatellites(
      of: own.constant, words: own.words, isEvent: classification.isAppendOnly(table), to: &draft)
  }

  /// Adds the key of a hub that a record refers to.
  ///
  /// - Returns: The hub in its role.
  private func addPartner(
    _ reference: TableReference, _ target: Classification.Target, _ hub: HubName,
    to draft: inout SourceDraft
  ) -> Proposal.Participant {
    let role = takeRole(of: reference, hub, in: &draft)
    var hubKey = key(of: hub, target.columns, in: draft.table.name, as: role)
    if !reference.isDeclared {
      let columns = reference.columns.joined(separator: " and ")
      hubKey.remarks = [
        .decide("no foreign key says that \(columns) refers to \(reference.to), only its name")
      ]
    }
    draft.elements.append(.key(hubKey))
    draft.covered.formUnion(reference.columns)
    let isOptional = reference.columns.contains { draft.table.column($0)?.isNullable == true }
    return Proposal.Participant(hub: hub.constant, role: role, isOptional: isOptional)
  }

  /// The role that a column's name tells: `approved_by`; nil where it is the hub's own name.
  private func takeRole(
    of reference: TableReference, _ hub: HubName, in draft: inout SourceDraft
  ) -> String? {
    var words = Words.of(reference.columns.count == 1 ? reference.columns.first ?? "" : hub.name)
    let endings: Set = ["id", "uuid", "guid", "key", "code", "fk", "no", "number", "ref"]
    if words.count > 1, let last = words.last, endings.contains(last) { words.removeLast() }
    let told = VaultName.short(words.joined(separator: "_"))
    let isPlain = told == hub.name || told == VaultName.singular(reference.to.name)
    if isPlain, !draft.roles.contains(hub.name) {
      _ = draft.roles.take(hub.name)
      return nil
    }
    return draft.roles.take(told, separator: "_")
  }
}

// MARK: Relations and events

extension ModelDraft {
  mutating func addRelation(
    _ references: [TableReference], _ dependent: [String], to draft: inout SourceDraft
  ) {
    let table = draft.table
    var others: [(partner: Proposal.Participant, name: String)] = []
    var participants: [Proposal.Participant] = []
    for (reference, target) in resolved(table.name) {
      guard let hub = hubs[target.hub] else { continue }
      let partner = addPartner(reference, target, hub, to: &draft)
      if references.contains(reference) {
        participants.append(partner)
      } else {
        others.append((partner, partner.role ?? hub.name))
      }
    }
    let keys = dependentKeys(dependent, in: &draft)
    let isAlone = participants.isEmpty || participants.count + keys.count < 2
    let words = draft.base.replacing("_", with: " ")
    var link = Proposal.Link(
      name: draft.base, dependentKeys: keys,
      about: table.comment.flatMap { Sentence.short($0) } ?? "One row of \(table.name.name)",
      participants: isAlone
        ? [Proposal.Participant(hub: tenant.constant)] + participants : participants)
    if !draft.rest.filter({ !table.isSecret($0.name) }).isEmpty {
      link.constant = takeConstant(draft.base)
    }
    draft.elements.append(.link(link))
    for other in others {
      draft.elements.append(
        .link(
          Proposal.Link(
            name: takeName("\(draft.base)_\(other.name)"), dependentKeys: keys,
            about: "The \(other.name.replacing("_", with: " ")) of each \(words)",
            participants: link.participants + [other.partner])))
    }
    addSatellites(of: link.constant ?? "", words: words, isEvent: false, to: &draft)
  }

  mutating func addEvent(
    _ references: [TableReference], _ dependent: [String], to draft: inout SourceDraft
  ) {
    let table = draft.table
    let participants = resolved(table.name).compactMap { reference, target in
      hubs[target.hub].map { addPartner(reference, target, $0, to: &draft) }
    }
    let keys = dependentKeys(dependent, in: &draft)
    var register = NameRegister(taken: Set(keys.compactMap(\.name) + dependent))
    let open = draft.rest.filter {
      ColumnNature(of: $0, in: table.name).sensitivity == .open
    }
    let payload = open.map { column in
      var line = attribute(column, of: table.name, base: draft.base, &register)
      line.isHashed = true
      return line
    }
    draft.covered.formUnion(open.map(\.name))
    let hasMore = draft.rest.contains { !table.isSecret($0.name) }
    let constant = hasMore ? takeConstant(draft.base) : nil
    draft.elements.append(
      .link(
        Proposal.Link(
          name: draft.base, constant: constant, kind: .event, dependentKeys: keys,
          about: table.comment.flatMap { Sentence.short($0) }
            ?? "What was written to \(table.name.name), once",
          participants: participants, payload: payload)))
    addSatellites(
      of: constant ?? "", words: draft.base.replacing("_", with: " "), isEvent: true, to: &draft)
  }

  private func dependentKeys(
    _ columns: [String], in draft: inout SourceDraft
  ) -> [Proposal.Attribute] {
    var register = NameRegister()
    draft.covered.formUnion(columns)
    return columns.compactMap { draft.table.column($0) }.map { column in
      var key = attribute(column, of: draft.table.name, base: draft.base, &register)
      // A key is hashed as it is; what is said of it stands where its column is declared.
      (key.isHashed, key.about, key.remarks, key.sensitivity) = (true, nil, [], .none)
      return key
    }
  }
}
