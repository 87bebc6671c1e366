extension Vault {
  /// What is wrong with calendars, point-in-time tables and bridges.
  func assistanceFindings(on inventory: Inventory) -> [Finding] {
    var findings = inventory.calendars.flatMap { $0.findings() }
    findings += inventory.pointInTimes.flatMap { $0.findings(inventory) }
    return findings + inventory.bridges.flatMap { $0.findings(names, inventory) }
  }
}

extension SnapshotCalendar {
  fileprivate func findings() -> [Finding] {
    let what = "the calendar '\(name)'"
    var findings = Finding.invalidName(name, of: what, at: place)
    findings += Finding.schema(schema, of: what, at: place)
    let counts = [daily, weekly, monthly].compactMap { $0 }
    if counts.isEmpty || counts.contains(where: { $0 < 1 }) {
      findings.append(
        Finding(
          .calendar, "\(what) keeps no instants", at: place,
          fix: "say how many, at least one: daily: 90, weekly: 52, monthly: 60"))
    }
    return findings
  }

  /// Finds a calendar that is used, but not listed.
  fileprivate func unlisted(_ user: String, at place: ModelPlace, _ inventory: Inventory)
    -> [Finding]
  {
    guard !inventory.calendars.contains(self) else { return [] }
    return [
      Finding(
        .calendar, "\(user) goes by the calendar '\(name)', which the vault does not list",
        at: place, fix: "list the calendar in the vault, on a line of its own")
    ]
  }
}

extension PointInTime {
  fileprivate func findings(_ inventory: Inventory) -> [Finding] {
    let what = "the point-in-time table '\(name)'"
    var findings = Finding.invalidName(name, of: what, at: place)
    findings += calendar.unlisted(what, at: place, inventory)
    let parentName: String
    let isKnown: Bool
    switch parent {
    case .hub(let hub): (parentName, isKnown) = (hub.name, inventory.hubs.contains(hub))
    case .link(let link): (parentName, isKnown) = (link.name, inventory.links.contains(link))
    }
    guard isKnown else {
      return findings + [
        Finding(
          .unknownName, "\(what) is of '\(parentName)', which no source feeds", at: place,
          fix: "list the source that feeds it")
      ]
    }
    let chosen = chosenSatellites(in: inventory)
    if chosen.isEmpty {
      findings.append(
        Finding(
          .pointInTime, "\(what) is over no satellite", at: place,
          fix: "name satellites of '\(parentName)' that tell versions"))
    }
    findings += chosen.repeated().map { satellite in
      Finding(
        .pointInTime, "\(what) is over the satellite '\(satellite)' twice", at: place,
        fix: "drop one")
    }
    return findings
      + Set(chosen).flatMap { self.findings(on: $0, of: parentName, what, inventory) }
  }

  private func findings(
    on satellite: String, of parentName: String, _ what: String, _ inventory: Inventory
  ) -> [Finding] {
    guard let known = inventory.satellites.first(where: { $0.name == satellite }) else {
      return [
        Finding(
          .unknownName, "\(what) is over '\(satellite)', which is no satellite", at: place,
          fix: "name a satellite of '\(parentName)'")
      ]
    }
    guard inventory.satellites(of: parent).contains(known) else {
      return [
        Finding(
          .pointInTime, "\(what) is over '\(satellite)', which does not describe '\(parentName)'",
          at: place, fix: "name a satellite of '\(parentName)', or make a table of its own")
      ]
    }
    guard known.kind == .versions else {
      return [
        Finding(
          .pointInTime,
          "\(what) is over '\(satellite)', which has no one version at a time", at: place,
          fix: "name satellites that tell versions; a set or an event is joined by its own keys")
      ]
    }
    return []
  }
}

extension Bridge {
  fileprivate func findings(_ names: Names, _ inventory: Inventory) -> [Finding] {
    let what = "the bridge '\(name)'"
    var findings = Finding.invalidName(name, of: what, at: place)
    findings += calendar.unlisted(what, at: place, inventory)
    if links.isEmpty {
      findings.append(
        Finding(
          .bridgePath, "\(what) goes through no link", at: place, fix: "name links: through: […]"))
    }
    if let fault = BridgePath(of: self, names, inventory).fault {
      findings.append(Finding(.bridgePath, "\(what) \(fault.message)", at: place, fix: fault.fix))
    }
    return findings
  }
}
