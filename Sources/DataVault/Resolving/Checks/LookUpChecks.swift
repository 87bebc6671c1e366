// What is wrong with tenants that are looked up.

extension Vault {
  /// Finds look-ups that would find nothing, or nothing that holds.
  func lookUpFindings() -> [Finding] {
    let lookingUp = sources.filter { !$0.lookUps.isEmpty }
    return lookingUp.flatMap { source in
      source.lookUps.flatMap { findings(on: $0, of: source) }
    } + circleFindings()
  }

  private func findings(on lookUp: LookedUpTenant, of source: Source) -> [Finding] {
    guard lookUp.tenant == tenant else {
      return [
        Finding(
          .tenantLookUp,
          "\(source.what) looks up the hub '\(lookUp.tenant.name)', and only tenants are looked up",
          at: lookUp.place, fix: "write \(tenant.name).key(of: …)")
      ]
    }
    guard conventions.rules == .vw1 else {
      return [
        Finding(
          .tenantLookUp,
          "\(source.what) looks its tenants up, which the rules of \(conventions.rules.rawValue) do "
            + "not allow: under them several texts are one key", at: lookUp.place,
          fix: "join the tenant in where the records are extracted")
      ]
    }
    return lookUp.keys.flatMap { key in
      source.findings(onLookedUp: key) + hubFindings(on: key, of: source)
    }
  }

  private func hubFindings(on key: LookedUpTenant.Key, of source: Source) -> [Finding] {
    let hub = key.hub
    if hub == tenant || hub.isShared {
      return [
        Finding(
          .tenantLookUp,
          "\(source.what) looks its tenants up in the hub '\(hub.name)', whose keys belong to "
            + (hub.isShared ? "all of them" : "themselves"), at: key.place,
          fix: "look them up in a hub of theirs; a column that names them is written "
            + "\(tenant.name).key(row.…)")
      ]
    }
    let isTold = sources.contains { other in
      other.keys.contains { $0.hub == hub }
        && !other.lookUps.contains { $0.keys.contains { $0.hub == hub } }
    }
    guard !isTold else { return [] }
    return [
      Finding(
        .tenantLookUp,
        "\(source.what) looks its tenants up in the hub '\(hub.name)', and no other source tells whose "
          + "its keys are", at: key.place,
        fix: "list the source that brings \(hub.name) with its tenant, or look in another hub")
    ]
  }

  /// Finds sources of which each would have to be loaded before the other.
  private func circleFindings() -> [Finding] {
    let order = LookUpOrder(of: sources.map(\.lookUpEntry))
    let circle = order.circle.map { sources[$0] }
    guard let first = circle.first, let place = first.lookUps.first?.place else { return [] }
    let names = circle.map { "'\($0.name)'" }.joined(separator: ", ")
    return [
      Finding(
        .tenantLookUp,
        "each of the sources \(names) looks its tenants up in what another one of them brings",
        at: place, fix: "look them up in a hub that comes from elsewhere, in one of them")
    ]
  }
}

extension Source {
  var lookUps: [LookedUpTenant] { keys.compactMap(\.lookUp) }

  /// What decides when it is loaded.
  fileprivate var lookUpEntry: LookUpOrder.Source {
    LookUpOrder.Source(
      lookedUp: Set(lookUps.flatMap(\.keys).map(\.hub.name)),
      keyed: Set(keys.map(\.hub.name)),
      described: Set(satellites.compactMap { $0.hubParent?.hub.name }))
  }

  /// Finds a key that is not the hub's, or that is made of more than a record's columns.
  fileprivate func findings(onLookedUp key: LookedUpTenant.Key) -> [Finding] {
    let made = key.values.compactMap(\.column).filter { $0.derivation != nil }
    guard made.isEmpty else {
      return made.map { column in
        Finding(
          .tenantLookUp,
          "\(what) looks its tenants up by '\(column.name)', which is no column of its records",
          at: key.place, fix: "take columns of the source's own table")
      }
    }
    return findings(
      on: HubKey(hub: key.hub, role: key.hub.name, values: key.values, place: key.place))
  }
}
