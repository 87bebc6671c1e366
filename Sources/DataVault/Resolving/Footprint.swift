/// What a declaration becomes in the database, as far as names and traits are checked.
struct Footprint {
  /// "hub", "satellite".
  let kind: String
  let name: String
  let place: ModelPlace
  let table: CompiledVault.TableName
  /// Columns that are made, not taken from a source.
  var columns: [String] = []
  var attributes: [Attribute] = []
  /// More tables, and views.
  var relations: [CompiledVault.TableName] = []
  var functions: [CompiledVault.TableName] = []
  var traits = TableTraits()
  /// Whether the primary key holds the load date.
  var isPartitionable = false

  var what: String { "the \(kind) '\(name)'" }

  static let loadColumns = [StandardColumn.loadDate, StandardColumn.recordSource]
}

extension [Footprint] {
  /// Those of a declaration's name, or of its table's.
  func named(_ name: String) -> [Footprint] {
    let tables = filter { $0.table.name == name }
    return tables.isEmpty ? filter { $0.name == name } : tables
  }
}

extension [Attribute] {
  /// Whether there is a view in which some of them are masked.
  fileprivate var areMasked: Bool { contains { $0.masking != nil } }
}

extension Vault {
  func footprints(of inventory: Inventory) -> [Footprint] {
    let names = names
    let rules = conventions.rules
    var footprints = inventory.hubs.map { $0.footprint(names) }
    footprints += inventory.links.map { $0.footprint(names, under: rules) }
    footprints += inventory.satellites.map { $0.footprint(names, conventions) }
    footprints += inventory.references.map { $0.footprint(names, under: rules) }
    footprints += inventory.calendars.map { $0.footprint(names) }
    footprints += inventory.pointInTimes.map { $0.footprint(names, inventory) }
    footprints += inventory.bridges.map { $0.footprint(names, inventory) }
    footprints += inventory.marts.map { $0.footprint(names) }
    return footprints + inventory.monitors.map { $0.footprint(names) }
  }
}

extension Hub {
  fileprivate func footprint(_ names: Names) -> Footprint {
    let hub = compiled(names)
    return Footprint(
      kind: "hub", name: name, place: place, table: hub.table,
      columns: [hub.hashKey, Names.tenantHashKey] + keys.map(\.name)
        + [hub.joinedKey].compactMap { $0 } + Footprint.loadColumns, relations: [hub.nowView],
      functions: [hub.asOfFunction], traits: traits.table)
  }
}

extension Link {
  fileprivate func footprint(_ names: Names, under rules: HashRules) -> Footprint {
    let link = compiled(names, under: rules)
    return Footprint(
      kind: "link", name: name, place: place, table: link.table,
      columns: [link.hashKey, Names.tenantHashKey] + link.participants.map(\.column)
        + dependentKeys.map(\.name) + (payload.isEmpty ? [] : [StandardColumn.hashDiff])
        + Footprint.loadColumns, attributes: payload,
      relations: [link.keysView] + (payload.areMasked ? [link.maskedView] : []),
      functions: [link.hashDiffFunction].compactMap { $0 }, traits: traits.table)
  }
}

extension Satellite {
  fileprivate func footprint(_ names: Names, _ conventions: VaultConventions) -> Footprint {
    let satellite = compiled(names, under: conventions.rules)
    let hasHistory: Bool =
      switch kind {
      case .versions, .multiActive, .effectivity: true
      case .status, .recordTracking, .nonHistorized: false
      }
    var relations = hasHistory ? [satellite.currentView] : []
    if hasHistory, conventions.closing == .insertOnly { relations.append(satellite.intervalsView) }
    if attributes.areMasked { relations.append(satellite.maskedView) }
    let own: [String] =
      switch kind {
      case .versions, .multiActive, .effectivity:
        [StandardColumn.loadEndDate, StandardColumn.hashDiff]
      case .status: ["is_present", "operation"]
      case .recordTracking: []
      case .nonHistorized: [StandardColumn.hashDiff]
      }
    return Footprint(
      kind: "satellite", name: name, place: place, table: satellite.table,
      columns: [satellite.parentHashKey] + own + [Names.tenantHashKey] + Footprint.loadColumns,
      attributes: attributes, relations: relations,
      functions: kind == .status || kind == .recordTracking ? [] : [satellite.hashDiffFunction],
      traits: traits.table, isPartitionable: kind != .nonHistorized)
  }
}

extension Reference {
  fileprivate func footprint(_ names: Names, under rules: HashRules) -> Footprint {
    let reference = compiled(names, under: rules)
    let history = reference.history
    return Footprint(
      kind: "reference", name: name, place: place, table: reference.table,
      columns: keys.map(\.name) + Footprint.loadColumns, attributes: attributes,
      relations: (history.map { [$0.table, reference.currentView] } ?? [])
        + (attributes.areMasked ? [reference.maskedView] : []),
      functions: history.map { [$0.hashDiffFunction] } ?? [], traits: traits.table)
  }
}

extension SnapshotCalendar {
  fileprivate func footprint(_ names: Names) -> Footprint {
    let calendar = compiled(names)
    return Footprint(
      kind: "calendar", name: name, place: place, table: calendar.table,
      functions: [calendar.refreshFunction])
  }
}

extension PointInTime {
  fileprivate func footprint(_ names: Names, _ inventory: Inventory) -> Footprint {
    let table = compiled(names, inventory)
    return Footprint(
      kind: "point-in-time table", name: name, place: place, table: table.table,
      columns: [table.parentHashKey, Names.tenantHashKey, StandardColumn.snapshotDate]
        + table.satellites.flatMap { [$0.hashKeyColumn, $0.loadDateColumn] },
      relations: [table.expectedView], functions: [table.refreshFunction], traits: traits.table)
  }
}

extension Bridge {
  fileprivate func footprint(_ names: Names, _ inventory: Inventory) -> Footprint {
    let bridge = compiled(names, inventory)
    return Footprint(
      kind: "bridge", name: name, place: place, table: bridge.table,
      columns: [bridge.hubColumn, Names.tenantHashKey, StandardColumn.snapshotDate]
        + bridge.steps.flatMap { [$0.linkColumn] + $0.exits.map(\.column) },
      relations: [bridge.expectedView], functions: [bridge.refreshFunction], traits: traits.table)
  }
}

extension Mart {
  fileprivate func footprint(_ names: Names) -> Footprint {
    let mart = compiled(names)
    return Footprint(
      kind: "mart", name: name, place: place, table: mart.view,
      relations: mart.stored.map { [$0.table] } ?? [],
      functions: mart.stored.map { [$0.refreshFunction] } ?? [], traits: traits.table)
  }
}

extension Monitor {
  fileprivate func footprint(_ names: Names) -> Footprint {
    let monitor = compiled(names)
    return Footprint(
      kind: "monitor", name: name, place: place, table: monitor.view,
      functions: [monitor.function], traits: traits.table)
  }
}
