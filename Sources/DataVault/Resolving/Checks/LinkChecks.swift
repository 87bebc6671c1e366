extension Link {
  /// What is wrong with the link by itself.
  func findings(tenant: Hub) -> [Finding] {
    nameFindings(tenant: tenant) + participantFindings(tenant: tenant)
  }

  private var what: String { "the link '\(name)'" }

  private func nameFindings(tenant: Hub) -> [Finding] {
    var findings = Finding.invalidName(name, of: what, at: place)
    findings += Finding.schema(schema, of: what, at: place)
    findings += Finding.tooLong(
      [tableName.name, hashKey] + participants.map { $0.column(tenant: tenant) }, of: what,
      at: place)
    for participant in participants {
      findings += Finding.invalidRole(participant.role, of: participant.hub, in: what, at: place)
    }
    return findings
  }

  private func participantFindings(tenant: Hub) -> [Finding] {
    var findings = participants.map(\.role).repeated().map { role in
      Finding(
        .duplicateRole, "\(what) has two participants in the role '\(role)'", at: place,
        fix: "tell them apart: hub.as(\"…\"), with the same role in the source's key")
    }
    if participants.count < 2 {
      findings.append(
        Finding(
          .tooFewParticipants, "\(what) joins \(participants.count) hubs; it needs two or more",
          at: place, fix: "name the other hub, or make what it says a satellite"))
    }
    let reserved = [hashKey, tenantHashKey]
    for participant in participants where !participant.isTenant(tenant) {
      let column = participant.column(tenant: tenant)
      guard reserved.contains(column) else { continue }
      findings.append(
        Finding(
          .reservedName,
          "\(what) would have two columns '\(column)': its own and a participant's",
          at: place,
          fix: "rename the link, or give the participant a role: \(participant.hub.name).as(\"…\")")
      )
    }
    for participant in participants where participant.isOptional && participant.hub == tenant {
      findings.append(
        Finding(
          .optionalKey, "\(what) may lack the tenant, whose key every other key needs", at: place,
          fix: "drop '.optional', and give the tenant's key a fallback: .or(\"…\")"))
    }
    return findings
  }
}
