extension Link {
  /// What is wrong with the link by itself.
  func findings(_ names: Names) -> [Finding] {
    nameFindings() + participantFindings(names) + kindFindings(names) + drivingKeyFindings()
      + columnFindings(names)
  }

  private var what: String { "the link '\(name)'" }

  private func nameFindings() -> [Finding] {
    var findings = Finding.invalidName(name, of: what, at: place)
    findings += Finding.schema(schema, of: what, at: place)
    for participant in participants {
      findings += Finding.invalidRole(participant.role, of: participant.hub, in: what, at: place)
    }
    return findings
  }

  private func participantFindings(_ names: Names) -> [Finding] {
    var findings = participants.map(\.role).repeated().map { role in
      Finding(
        .duplicateRole, "\(what) has two participants in the role '\(role)'", at: place,
        fix: "tell them apart: hub.as(\"…\"), with the same role in the source's key")
    }
    // What belongs to one hub and has a key only beside it is a link of that hub alone.
    if participants.count < 2, participants.isEmpty || dependentKeys.isEmpty {
      findings.append(
        Finding(
          .tooFewParticipants, "\(what) joins \(participants.count) hubs; it needs two or more",
          at: place,
          fix: "name the other hub, give it 'dependentKeys:', or make what it says a satellite"))
    }
    let reserved = [names.hashKey(of: self), Names.tenantHashKey]
    for participant in participants where !names.isTenant(participant) {
      let column = names.column(of: participant)
      guard reserved.contains(column) else { continue }
      findings.append(
        Finding(
          .reservedName,
          "\(what) would have two columns '\(column)': its own and a participant's",
          at: place,
          fix: "rename the link, or give the participant a role: \(participant.hub.name).as(\"…\")")
      )
    }
    for participant in participants where participant.isOptional && participant.hub == names.tenant
    {
      findings.append(
        Finding(
          .optionalKey, "\(what) may lack the tenant, whose key every other key needs", at: place,
          fix: "drop '.optional', and give the tenant's key a fallback: .or(\"…\")"))
    }
    return findings
  }
}

// MARK: Kinds, driving keys and columns of its own

extension Link {
  private func kindFindings(_ names: Names) -> [Finding] {
    var findings: [Finding] = []
    let others = participants.filter { !names.isTenant($0) }
    switch kind {
    case .hierarchy, .sameAs:
      if others.count != 2 || Set(others.map(\.hub)).count != 1 {
        findings.append(
          Finding(
            .linkKind, "\(what) is of the kind '\(kind)', which joins one hub with itself",
            at: place, fix: "name the hub twice, in two roles: hub.as(\"…\")"))
      }
    case .relation, .nonHistorized: break
    }
    if kind != .nonHistorized, !payload.isEmpty {
      findings.append(
        Finding(
          .linkKind, "\(what) has a payload, which only an event holds in its own table", at: place,
          fix: "write kind: .nonHistorized, or make the payload a satellite of the link"))
    }
    return findings
  }

  private func drivingKeyFindings() -> [Finding] {
    var findings = drivingKey.filter { driver in
      !participants.contains { $0.hub == driver.hub && $0.role == driver.role }
    }.map { driver in
      Finding(
        .drivingKey, "\(what) is driven by '\(driver.role)', which does not take part in it",
        at: place, fix: "name a participant of the link, in its role")
    }
    if !drivingKey.isEmpty, kind == .nonHistorized {
      findings.append(
        Finding(
          .drivingKey, "\(what) is an event, and so has no partner at a time", at: place,
          fix: "leave out 'drivenBy:', or 'kind: .nonHistorized'"))
    }
    if findings.isEmpty, !drivingKey.isEmpty,
      participants.allSatisfy({ drivingKey.map(\.role).contains($0.role) })
    {
      findings.append(
        Finding(
          .drivingKey, "\(what) is driven by all of its participants", at: place,
          fix: "leave one of them out of 'drivenBy:'; it is the partner that changes"))
    }
    return findings
  }

  private func columnFindings(_ names: Names) -> [Finding] {
    let reserved =
      [names.hashKey(of: self)] + StandardColumn.ofLinks
      + participants.map { names.column(of: $0) }
    return (dependentKeys + payload).findings(in: what, at: place, reserved: reserved)
  }
}
