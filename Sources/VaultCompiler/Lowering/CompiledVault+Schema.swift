package import PostgresSchema
package import VaultModel
import VaultSQL

/// The tables, functions, views and first rows that a vault becomes.
///
/// Pure: equal vaults give equal schemas, in whatever order their hubs, links and satellites stand.
package func lower(_ vault: CompiledVault) -> Schema {
  let vault = vault.sortedForWriting()
  let content =
    vault.foundation + vault.rawVault + vault.withoutRetired.queryAssistance
    + vault.quality + vault.health + vault.firstRows
  let objects = content.flatMap(\.objects)
  let access = vault.access(to: objects)
  let expected = ExpectedObjects.rows(of: vault, objects + access)
  let closing = [
    Section("Who may do what", remark: Access.remark, objects: access),
    Section("What must be there", remark: ExpectedObjects.remark, objects: [.rows(expected)]),
    Section("This vault", remark: Bookkeeping.vaultRemark, objects: [.rows(vault.bookkeepingRow)]),
  ]
  return Schema(sections: (content + closing).filter { !$0.objects.isEmpty })
}

// MARK: Chapters

extension CompiledVault {
  fileprivate var foundation: [Section] {
    [
      Section("Before anything is made", remark: Fitness.remark, objects: [.codeBlock(fitness)]),
      Section("Roles", remark: Access.rolesRemark, objects: [.roles(requiredRoles)]),
      Section("Schemas", objects: namespaces),
      Section("Hashes and keys", remark: KeyFunctions.remark, objects: sharedFunctions),
      Section(
        "Tenants", remark: TenantFunctions.remark,
        objects: TenantFunctions.all(for: hashSpec.algorithm).map { .function($0) }),
      Section("Bookkeeping", remark: Bookkeeping.remark, objects: Bookkeeping.objects),
      Section("States", remark: States.remark, objects: States.all.map { .function($0) }),
      Section(
        "Health of any vault", remark: AnyVault.remark, objects: AnyVault.all.map { .function($0) }),
    ]
  }

  fileprivate var rawVault: [Section] {
    [
      Section("Hubs", remark: Hub.remark, objects: hubs.map { .table($0.table(in: self)) }),
      Section("Links", remark: Link.remark, objects: links.map { .table($0.table(in: self)) }),
      Section(
        "Satellites", remark: Satellite.remark,
        objects: satellites.map { .table($0.physicalTable(in: self)) }),
      Section(
        "Reference tables", remark: ReferenceTable.remark,
        objects: references.flatMap { $0.tables(in: self) }.map { .table($0) }),
      Section("Indexes", remark: indexRemark, objects: indexes),
      Section(
        "Hash diffs",
        remark: """
          Each recomputes the hash diff of a row of its table from the stored payload; verifying a vault
          needs them.
          """,
        objects: hashDiffFunctions.map { .function($0) }),
    ]
  }

  /// What can be dropped and made anew from the raw vault; its tables get policies and grants too.
  fileprivate var queryAssistance: [Section] {
    [
      Section(
        "Versions with their ends", remark: VersionViews.intervalsRemark,
        objects: satellites.compactMap { $0.intervals(in: self) }.map { .view($0) }),
      Section(
        "Current versions", remark: VersionViews.currentRemark,
        objects: satellites.compactMap { $0.currentVersions(in: self) }.map { .view($0) }
          + references.compactMap { $0.currentVersions(in: self) }.map { .view($0) }),
      Section(
        "Hubs as they are", remark: HubState.nowRemark,
        objects: hubs.map { .view(HubState(of: $0, in: self).now) }),
      Section(
        "Hubs as they were", remark: HubState.asOfRemark,
        objects: hubs.map { .function(HubState(of: $0, in: self).asOf) }),
      Section(
        "Links with business keys", remark: Link.keysRemark,
        objects: links.map { .view($0.keys(in: self)) }),
      Section("Masked columns", remark: MaskedViews.remark, objects: masking),
      Section(
        "Snapshot calendars", remark: CalendarTable.remark,
        objects: calendars.flatMap { CalendarTable(of: $0).objects }),
      Section(
        "Point-in-time tables", remark: PointInTime.remark,
        objects: pointInTimes.flatMap { $0.snapshotTable(in: self).objects }),
      Section(
        "Bridges", remark: Bridge.remark,
        objects: bridges.flatMap { $0.snapshotTable(in: self).objects }),
      Section("Marts", remark: Marts.remark, objects: martObjects),
      Section("Monitors", remark: MonitorViews.remark, objects: monitorObjects),
    ]
  }

  fileprivate var quality: [Section] {
    [
      Section(
        "Quality", remark: QualityMeasuring.remark,
        objects: qualityFunctions.map { .function($0) })
    ]
  }

  fileprivate var health: [Section] {
    [
      Section(
        "Health", remark: HealthCheck.remark, objects: healthFunctions.map { .function($0) })
    ]
  }

  fileprivate var firstRows: [Section] {
    [
      Section("Ghost rows", remark: Ghost.remark, objects: ghosts),
      Section(
        "Foreign keys", remark: VaultForeignKeys.remark,
        objects: VaultForeignKeys(of: self, tables: rawTables).all),
      Section(
        "Registers", remark: Registers.remark,
        objects: Registers(of: self, tables: rawTables, derived: derivedLineage).all),
    ]
  }

  private var rawTables: [Table] {
    rawVault.flatMap(\.objects).compactMap { object in
      if case .table(let table) = object { table } else { nil }
    }
  }
}

// MARK: Objects

extension CompiledVault {
  /// What marts, point-in-time tables and bridges are made of.
  var derivedLineage: DerivedLineage {
    guard !(marts.isEmpty && pointInTimes.isEmpty && bridges.isEmpty) else {
      return DerivedLineage(of: self, objects: [])
    }
    return DerivedLineage(
      of: self, objects: (rawVault + withoutRetired.queryAssistance).flatMap(\.objects))
  }

  /// What the model still has: views show nothing else.
  fileprivate var withoutRetired: CompiledVault {
    var vault = self
    vault.hubs.removeAll(where: \.past.isRetired)
    vault.links.removeAll(where: \.past.isRetired)
    vault.satellites.removeAll(where: \.past.isRetired)
    vault.references.removeAll(where: \.past.isRetired)
    return vault
  }

  fileprivate func sortedForWriting() -> CompiledVault {
    var vault = self
    vault.hubs.sort { $0.name.precedesByBytes($1.name) }
    vault.links.sort { $0.name.precedesByBytes($1.name) }
    vault.satellites.sort { $0.name.precedesByBytes($1.name) }
    for place in vault.satellites.indices {
      vault.satellites[place].attributes.sort { $0.ordinal < $1.ordinal }
    }
    for place in vault.links.indices {
      vault.links[place].attributes.sort { $0.ordinal < $1.ordinal }
    }
    vault.references.sort { $0.name.precedesByBytes($1.name) }
    for place in vault.references.indices {
      vault.references[place].attributes.sort { $0.ordinal < $1.ordinal }
    }
    vault.calendars.sort { $0.name.precedesByBytes($1.name) }
    vault.pointInTimes.sort { $0.name.precedesByBytes($1.name) }
    for place in vault.pointInTimes.indices {
      vault.pointInTimes[place].satellites.sort { $0.satellite.precedesByBytes($1.satellite) }
    }
    vault.bridges.sort { $0.name.precedesByBytes($1.name) }
    return vault
  }

  fileprivate var sharedFunctions: [SchemaObject] {
    let needed = hashSpec.algorithm.neededExtension.map { [SchemaObject.installedExtension($0)] }
    let attributes =
      links.flatMap(\.attributes) + satellites.flatMap(\.attributes)
      + references.flatMap(\.attributes)
    let functions = KeyFunctions.all(for: hashSpec) + CanonicalText.jsonFunctions(for: attributes)
    return (needed ?? []) + functions.map { .function($0) }
  }

  fileprivate var indexes: [SchemaObject] {
    let ofKeys = hubs.map(\.keyIndex) + links.flatMap(\.participantIndexes)
    let ofLookUps = lookUpIndexes
    let ofHubs = hubs.flatMap { $0.traits.extraIndexes(on: $0.table) }
    let ofLinks = links.flatMap { $0.traits.extraIndexes(on: $0.table) }
    let ofSatellites = satellites.flatMap { $0.traits.extraIndexes(on: $0.table) }
    let ofReferences = references.flatMap {
      $0.traits.extraIndexes(on: $0.history?.table ?? $0.table)
    }
    return (ofKeys + ofLookUps + ofHubs + ofLinks + ofSatellites + ofReferences).map { .index($0) }
  }

  fileprivate var indexRemark: String {
    ([Indexes.remark] + (lookUpIndexes.isEmpty ? [] : [Indexes.lookUpRemark]))
      .joined(separator: "\n")
  }

  /// Of the hubs in which sources look their records' tenants up.
  fileprivate var lookUpIndexes: [Index] {
    let lookedUp = Set(sources.flatMap(\.lookedUpKeys).map(\.hub))
    return hubs.filter { lookedUp.contains($0.name) }.map(\.lookUpIndex)
  }

  fileprivate var ghosts: [SchemaObject] {
    let system = systemTenantRow.map { [$0] } ?? []
    let ofLinks = links.compactMap { ghost(of: $0) }
    return (system + hubs.map(\.ghost) + ofLinks + satellites.compactMap(\.ghost))
      .map { .rows($0) }
  }
}

extension KeyFunctions {
  fileprivate static let remark = """
    What the loader does in Swift, once more in SQL: both give the same bytes for every value.
    All vaults of a database share these functions.
    """
}
