/// A vault as the compiler leaves it: every reference resolved, every name spelt out.
///
/// This is what `vault.json` holds and what the loader, the diff and the docs work from.
package struct CompiledVault: Hashable, Sendable, Codable {
  /// The newest file format that this program reads.
  package static let currentFormat = 4

  /// The oldest format that says all of the sources and the satellites that they feed.
  ///
  /// From the second on records feed more than their columns, or hold what must not be kept; from the
  /// third on their tenants may be looked up, from the fourth on they may have dates, an order and
  /// deletions of their own, their values conversions, relations a presence, and JSON is hashed by value: an
  /// older program would load as if it were not so.
  private static func format(
    of sources: [Source], _ satellites: [Satellite], _ attributes: [Attribute]
  ) -> Int {
    let hasRelationStatus = satellites.contains { satellite in
      if case .link = satellite.parent { satellite.kind == .status } else { false }
    }
    let isRead = sources.contains { $0.columns.contains(where: \.needsReading) }
    let hasRules = sources.contains { $0.rules != DeliveryRules() }
    let hasJSON = attributes.contains { $0.jsonHashing != nil }
    if hasRelationStatus || isRead || hasRules || hasJSON { return 4 }
    if sources.contains(where: { !$0.lookedUpKeys.isEmpty }) { return 3 }
    return sources.contains { $0.needsDerivedInputs || !$0.excluded.isEmpty } ? 2 : 1
  }

  /// How this program writes the SQL of vaults, counted from 1.
  ///
  /// A vault of a former edition gets a migration that leads to the newest one.
  package static let currentEdition = 2

  package var format: Int
  package var name: String
  package var about: String?
  /// SHA-256 of the vault's canonical JSON without this field, lower-case hex; empty until sealed.
  package var fingerprint: String
  package var hashSpec: HashSpec
  /// The hub whose business key derives all others.
  package var tenantHub: String
  package var hubs: [Hub]
  package var links: [Link]
  package var satellites: [Satellite]
  package var sources: [Source]
  package var conventions: Conventions
  package var references: [ReferenceTable]
  package var calendars: [SnapshotCalendar]
  package var pointInTimes: [PointInTime]
  package var bridges: [Bridge]
  package var marts: [Mart]
  package var qualityRules: [QualityRule]
  private var declaredMonitors: [Monitor]?
  /// What the author of the model says of tables and attributes that it no longer has.
  package var farewells: [Farewell]
  private var excludedTables: [ExcludedTable]?
  private var sqlEdition: Int?

  package init(
    name: String, about: String? = nil, hashSpec: HashSpec, tenantHub: String, hubs: [Hub],
    links: [Link], satellites: [Satellite], sources: [Source], conventions: Conventions? = nil,
    references: [ReferenceTable] = [], calendars: [SnapshotCalendar] = [],
    pointInTimes: [PointInTime] = [], bridges: [Bridge] = [], marts: [Mart] = [],
    qualityRules: [QualityRule] = [], monitors: [Monitor] = [], farewells: [Farewell] = [],
    excluded: [ExcludedTable] = []
  ) {
    format = Self.format(
      of: sources, satellites,
      links.flatMap(\.attributes) + satellites.flatMap(\.attributes)
        + references.flatMap(\.attributes))
    self.name = name
    self.about = about
    fingerprint = ""
    self.hashSpec = hashSpec
    self.tenantHub = tenantHub
    self.hubs = hubs
    self.links = links
    self.satellites = satellites
    self.sources = sources
    self.conventions = conventions ?? Conventions(roles: Roles(ofVault: name))
    self.references = references
    self.calendars = calendars
    self.pointInTimes = pointInTimes
    self.bridges = bridges
    self.marts = marts
    self.qualityRules = qualityRules
    self.farewells = farewells
    self.monitors = monitors
    self.excluded = excluded
    sqlEdition = Self.currentEdition
  }

  /// The edition of the SQL that its databases were made by; the first is left out of `vault.json`.
  package var edition: Int {
    get { sqlEdition ?? 1 }
    set { sqlEdition = newValue == 1 ? nil : newValue }
  }

  /// The tables of the source systems that are not loaded, by name.
  ///
  /// Left out of `vault.json` where there is none.
  package var excluded: [ExcludedTable] {
    get { excludedTables ?? [] }
    set { excludedTables = newValue.isEmpty ? nil : newValue }
  }

  /// Figures with thresholds; left out of `vault.json` where there are none.
  package var monitors: [Monitor] {
    get { declaredMonitors ?? [] }
    set { declaredMonitors = newValue.isEmpty ? nil : newValue }
  }
}

extension CompiledVault {
  /// A table's schema and name, unquoted.
  package struct TableName: Hashable, Sendable, Codable, CustomStringConvertible {
    package var schema: String
    package var name: String

    package init(schema: String, name: String) {
      self.schema = schema
      self.name = name
    }

    package var description: String { "\(schema).\(name)" }
  }
}
