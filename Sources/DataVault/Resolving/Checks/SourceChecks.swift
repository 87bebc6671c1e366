extension Source {
  /// What is wrong with the source and with how it feeds the vault.
  func findings(_ names: Names) -> [Finding] {
    ownFindings() + tenantFindings(names) + keyRoleFindings() + keys.flatMap { findings(on: $0) }
      + links.flatMap { findings(on: $0) } + satellites.flatMap { findings(on: $0) }
      + references.flatMap { findings(on: $0) } + repeatedFeeds() + columnsTakenTwice()
      + conditionFindings() + arrayFindings() + madeNameFindings() + exclusionFindings()
      + deliveryFindings() + columnReadingFindings()
  }

  /// A source of nothing but code lists has no tenant.
  private var feedsReferencesOnly: Bool {
    !references.isEmpty && keys.isEmpty && links.isEmpty && satellites.isEmpty
  }

  var what: String { "the source '\(name)'" }

  private func ownFindings() -> [Finding] {
    var findings = Finding.invalidName(name, of: what, at: place)
    let limit = 1...100
    if !limit.contains(recordSource.unicodeScalars.count) {
      findings.append(
        Finding(
          .recordSource,
          "\(what) has a record source of \(recordSource.unicodeScalars.count) characters; "
            + "\(limit.lowerBound) to \(limit.upperBound) are stored",
          at: place, fix: "name it: Source(…, recordSource: \"…\")"))
    }
    for name in columns.map(\.name).repeated() {
      let repetition = columns.last { $0.name == name }
      findings.append(
        Finding(
          .duplicateColumn, "the table of \(what) has two columns '\(name)'",
          at: repetition?.place ?? place, fix: "drop one from the table's shape"))
    }
    for column in columns {
      findings += Finding.typeLimits(
        of: column.type, "the column '\(column.name)' of \(what)", at: column.place)
    }
    return findings
  }

  private func tenantFindings(_ names: Names) -> [Finding] {
    let tenantKeys = keys.filter { names.isTenantKey($0) }
    let tellsOfEvery = tenantKeys.contains { scope(of: .key($0)) == .everyRecord }
    guard !tellsOfEvery, !feedsReferencesOnly else { return [] }
    return [
      Finding(
        .missingTenantKey, "\(what) does not say whose its records are", at: place,
        fix: "write \(names.tenant.name).key(row.…), or a constant where the source has one tenant")
    ]
  }

  private func repeatedFeeds() -> [Finding] {
    let names =
      links.repeated().map { "the link '\($0.name)'" }
      + satellites.repeated().map { "the satellite '\($0.name)'" }
      + references.repeated().map { "the reference '\($0.name)'" }
    return names.map { name in
      Finding(
        .repeatedFeed, "\(what) feeds \(name) twice", at: place,
        fix: "feed it once; two relations or two descriptions have two names")
    }
  }
}

// MARK: Keys

extension Source {
  private func keyRoleFindings() -> [Finding] {
    keys.map(\.role).repeated().map { role in
      Finding(
        .duplicateRole, "\(what) has two keys in the role '\(role)'",
        at: keys.last { $0.role == role }?.place ?? place,
        fix: "tell them apart: hub.key(row.…, as: \"…\"), with hub.as(\"…\") in the link")
    }
  }

  func findings(on key: HubKey) -> [Finding] {
    let hub = key.hub
    guard key.values.count == hub.keys.count else {
      let parts = hub.keys.map(\.name).joined(separator: ", ")
      return [
        Finding(
          .keyParts,
          "\(what) gives \(key.values.count) of \(hub.keys.count) key parts of '\(hub.name)'",
          at: key.place, fix: "give them all, in this order: \(parts)")
      ]
    }
    let parts = zip(hub.keys, key.values).flatMap { part, value in
      findings(on: value, as: part, of: key)
    }
    return Finding.invalidRole(key.role, of: hub, in: what, at: key.place) + parts
  }

  private func findings(on value: KeyValue, as part: Key, of key: HubKey) -> [Finding] {
    let text = "the key part '\(part.name)' of the hub '\(key.hub.name)' is \(part.type)"
    var findings: [Finding] = []
    if let column = value.column {
      findings += columnFindings(column, at: key.place)
      findings += combinedKeyFindings(column, as: part, of: key)
      if !part.type.holds(column.type) {
        findings.append(
          Finding(
            .keyType, "\(text), but the column '\(column.name)' of \(what) is \(column.type)",
            at: key.place, fix: "make the two types agree, or choose another column"))
      }
    }
    if let constant = value.constant, !part.type.reads(constant) {
      findings.append(
        Finding(
          .keyType, "\(text), which '\(constant)' is not", at: key.place,
          fix: "correct the constant; a column is written row.…"))
    }
    return findings
  }

  /// Finds a column that a record of this source does not have.
  func columnFindings(_ column: Column, at place: ModelPlace) -> [Finding] {
    if let derivation = column.derivation {
      return column.origins.flatMap { columnFindings($0, at: place) }
        + constantFindings(derivation, as: column.type, at: place)
    }
    let own = columns.first { $0.name == column.name }
    guard own?.type != column.type else { return [] }
    let reason = own.map { "has the column '\($0.name)' as \($0.type), not \(column.type)" }
    return [
      Finding(
        .unknownColumn, "\(what) \(reason ?? "has no column '\(column.name)'")", at: place,
        fix: "take a column of the source's own table")
    ]
  }
}

// MARK: Links and satellites

extension Source {
  private func findings(on link: Link) -> [Finding] {
    let what = "the link '\(link.name)'"
    let columns = (link.dependentKeys + link.payload).flatMap {
      columnFindings($0.column, at: $0.place)
    }
    let scope = scope(of: .link(link))
    let missing = link.participants.flatMap {
      missingKey(of: $0, for: what, within: scope, at: link.place)
    }
    let contradicted = link.participants.filter { participant in
      guard !participant.isOptional, let key = key(of: participant.hub, as: participant.role)
      else { return false }
      return isOptional(key)
    }
    return columns + missing + partnerFindings(on: link, within: scope)
      + contradicted.map { participant in
        Finding(
          .optionalKey,
          "\(what) needs '\(participant.role)', which another link of \(self.what) may lack",
          at: link.place, fix: "make it optional in both, or in neither")
      }
  }

  private func findings(on reference: Reference) -> [Finding] {
    (reference.keys + reference.attributes).flatMap { columnFindings($0.column, at: $0.place) }
  }

  /// Advises on payload that two satellites hold: one of them is enough, and they may come apart.
  private func columnsTakenTwice() -> [Finding] {
    let taken = satellites.flatMap { satellite in
      satellite.attributes.filter { attribute in
        attribute.isHashed && !attribute.column.isConstant
          && !satellite.members.contains { $0.column == attribute.column }
      }.map { (satellite, $0) }
    }
    var first: [String: Satellite] = [:]
    return taken.compactMap { satellite, attribute in
      let column = attribute.column.name
      guard let holder = first[column] else {
        first[column] = satellite
        return nil
      }
      // Twice in one satellite is an error of its own.
      guard holder != satellite else { return nil }
      return Finding(
        .repeatedColumn,
        "the satellite '\(satellite.name)' takes the column '\(column)', as '\(holder.name)' does",
        at: attribute.place, fix: "keep it in one of them, or mark it .notHashed() in the other")
    }
  }

  private func findings(on satellite: Satellite) -> [Finding] {
    var findings = satellite.attributes.flatMap { columnFindings($0.column, at: $0.place) }
    let scope = scope(of: .satellite(satellite))
    switch satellite.parent {
    case .link(let link):
      guard !links.contains(link) else {
        findings += scopeFindings(
          on: "the satellite '\(satellite.name)'", within: scope, needing: "link '\(link.name)'",
          of: self.scope(of: .link(link)), at: satellite.place)
        break
      }
      findings.append(
        Finding(
          .missingLink,
          "\(what) feeds the satellite '\(satellite.name)', but not its link '\(link.name)'",
          at: satellite.place, fix: "name the link in the source as well, on a line of its own"))
    case .hub(let participant):
      let what = "the satellite '\(satellite.name)'"
      findings += missingKey(of: participant, for: what, within: scope, at: satellite.place)
      findings += memberFindings(on: satellite, of: participant)
      guard let key = key(of: participant.hub, as: participant.role), isOptional(key) else { break }
      findings.append(
        Finding(
          .optionalKey,
          "\(what) describes '\(participant.role)', which a link of \(self.what) may lack",
          at: satellite.place,
          fix: "make the participant required, or move the satellite to the link"))
    }
    return findings
  }

  private func missingKey(
    of participant: Participant, for user: String, within scope: CompiledVault.FeedScope,
    at place: ModelPlace
  ) -> [Finding] {
    if let key = key(of: participant.hub, as: participant.role) {
      return scopeFindings(
        on: user, within: scope, needing: "key '\(participant.role)'",
        of: self.scope(of: .key(key)), at: place)
    }
    let hub = participant.hub.name
    let role = participant.role == hub ? "" : ", as: \"\(participant.role)\""
    return [
      Finding(
        .missingKey, "\(user) needs '\(participant.role)', which \(what) does not key", at: place,
        fix: "write \(hub).key(row.…\(role)) in the source")
    ]
  }
}
