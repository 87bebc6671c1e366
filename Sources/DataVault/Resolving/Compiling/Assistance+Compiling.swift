extension SnapshotCalendar {
  func compiled(_ names: Names) -> CompiledVault.SnapshotCalendar {
    CompiledVault.SnapshotCalendar(
      name: name, about: explanation, table: names.table(of: self), daily: daily, weekly: weekly,
      monthly: monthly)
  }
}

extension PointInTime {
  func compiled(_ names: Names, _ inventory: Inventory) -> CompiledVault.PointInTime {
    let parent: CompiledVault.Parent
    let parentHashKey: String
    switch self.parent {
    case .hub(let hub):
      parent = .hub(hub.name)
      parentHashKey = names.hashKey(of: hub)
    case .link(let link):
      parent = .link(link.name)
      parentHashKey = names.hashKey(of: link)
    }
    return CompiledVault.PointInTime(
      name: name, about: explanation, table: names.table(of: self), parent: parent,
      parentHashKey: parentHashKey, calendar: calendar.name,
      satellites: chosenSatellites(in: inventory).map {
        CompiledVault.PointInTimeSatellite(
          satellite: $0, hashKeyColumn: names.hashKey($0), loadDateColumn: "\($0)_load_date")
      }, traits: traits.table)
  }

  /// The named ones, else all that tell versions of the parent, sorted.
  func chosenSatellites(in inventory: Inventory) -> [String] {
    let versions = inventory.satellites(of: parent).filter { $0.kind == .versions }
    return (satellites ?? versions.map(\.name)).sorted { $0 < $1 }
  }
}

extension Bridge {
  func compiled(_ names: Names, _ inventory: Inventory) -> CompiledVault.Bridge {
    CompiledVault.Bridge(
      name: name, about: explanation, table: names.table(of: self), hub: hub.name,
      hubColumn: names.hashKey(of: hub), calendar: calendar.name,
      steps: BridgePath(of: self, names, inventory).steps, traits: traits.table)
  }
}

extension Mart {
  func compiled(_ names: Names) -> CompiledVault.Mart {
    CompiledVault.Mart(
      name: name, about: explanation, view: names.view(of: self), query: query,
      tenantColumn: tenantColumn,
      stored: key.map { key in
        CompiledVault.StoredMart(
          table: names.storedTable(of: self), key: key,
          refreshFunction: names.refreshFunction(of: self))
      }, traits: traits.table)
  }
}

extension Monitor {
  func compiled(_ names: Names) -> CompiledVault.Monitor {
    CompiledVault.Monitor(
      name: name, about: explanation, view: names.view(of: self),
      function: names.function(of: self), metrics: metrics.map { $0.compiled() },
      traits: traits.table)
  }
}

extension Metric {
  /// Of both thresholds the direction is the same, where the model has no errors.
  fileprivate func compiled() -> CompiledVault.Metric {
    CompiledVault.Metric(
      name: name, query: query, direction: warning.direction, warning: warning.value,
      critical: critical.value, advice: advice)
  }
}

extension QualityRule {
  func compiled(among footprints: [Footprint]) -> CompiledVault.QualityRule? {
    footprints.named(subject).first.map { footprint in
      CompiledVault.QualityRule(
        name: name, about: explanation, dimension: dimension, table: footprint.table,
        condition: condition, minimumShare: minimumShare, severity: severity)
    }
  }
}
