extension CompiledVault {
  /// Where records come from and what each of their columns feeds.
  package struct Source: Hashable, Sendable, Codable {
    package var name: String
    package var about: String?
    private var table: String?
    /// Written to every row that the source feeds; at most 100 characters.
    package var recordSource: String
    package var delivery: Delivery
    /// The columns that the model knows, by name: records are read by name, so that no order counts.
    package var columns: [SourceColumn]
    private var derivedInputs: [DerivedInput]?
    private var excludedColumns: [ExcludedColumn]?
    private var deliveryRules: DeliveryRules?
    /// The business keys that a record holds; the tenant's own first, then by hub and role.
    package var keys: [SourceKey]
    package var links: [LinkFeed]
    package var satellites: [SatelliteFeed]
    package var references: [ReferenceFeed]

    package init(
      name: String, about: String? = nil, table: String? = nil, recordSource: String,
      delivery: Delivery, columns: [SourceColumn], derived: [DerivedInput] = [],
      excluded: [ExcludedColumn] = [], keys: [SourceKey], links: [LinkFeed],
      satellites: [SatelliteFeed], references: [ReferenceFeed] = [],
      rules: DeliveryRules = DeliveryRules()
    ) {
      self.name = name
      self.about = about
      self.table = table == recordSource ? nil : table
      self.recordSource = recordSource
      self.delivery = delivery
      self.columns = columns
      self.keys = keys
      self.links = links
      self.satellites = satellites
      self.references = references
      self.derived = derived
      self.excluded = excluded
      self.rules = rules
    }

    /// What its deliveries say beyond what their columns feed.
    ///
    /// Left out of `vault.json` where there is nothing of the kind.
    package var rules: DeliveryRules {
      get { deliveryRules ?? DeliveryRules() }
      set { deliveryRules = newValue == DeliveryRules() ? nil : newValue }
    }

    /// The full name in the source system of the table that holds its records.
    ///
    /// Left out of `vault.json` where rows have it for their record source.
    package var tableName: String { table ?? recordSource }

    /// What its records give beside their columns, in the order in which it is made.
    ///
    /// Left out of `vault.json` where there is nothing of the kind.
    package var derived: [DerivedInput] {
      get { derivedInputs ?? [] }
      set { derivedInputs = newValue.isEmpty ? nil : newValue }
    }

    /// The columns that are not loaded, by name; a delivery may lack them.
    ///
    /// Left out of `vault.json` where there is none.
    package var excluded: [ExcludedColumn] {
      get { excludedColumns ?? [] }
      set { excludedColumns = newValue.isEmpty ? nil : newValue }
    }

    /// Whether it can be loaded by a program that knows of columns alone.
    var needsDerivedInputs: Bool {
      let scopes =
        keys.map(\.scope) + links.map(\.scope) + satellites.map(\.scope) + references.map(\.scope)
      return !derived.isEmpty || scopes.contains { $0 != nil }
    }
  }

  /// What a source's deliveries say beyond what their columns feed (semantics, sections 2 and 4).
  package struct DeliveryRules: Hashable, Sendable, Codable {
    /// The column of each record's load date; nil where the delivery has one date.
    package var loadDateColumn: String?
    /// The column that orders the records of a key and date; nil where their positions do.
    package var orderColumn: String?
    package var deletion: DeletionMark?
    /// The share of known keys, from 0 to 1, that one extract may lack without a confirmation.
    package var absentShareLimit: Double?

    package init() {}

    /// The columns that a delivery must have for them.
    package var columns: [String] {
      [loadDateColumn, orderColumn, deletion?.column].compactMap { $0 }
    }
  }

  /// By what a record says that its key was deleted.
  package struct DeletionMark: Hashable, Sendable, Codable {
    package var column: String
    /// The values that say it; nil where any value does.
    package var values: [String]?

    package init(column: String, values: [String]?) {
      self.column = column
      self.values = values
    }
  }

  /// A column of the source's records.
  package struct SourceColumn: Hashable, Sendable, Codable {
    package var name: String
    package var type: SQLType
    /// Left out of `vault.json` where values are read as they are delivered.
    package var conversion: ColumnConversion?
    /// What stands for the value where a delivery or a record has no such column; nil where it must.
    package var absentValue: String?

    package init(
      name: String, type: SQLType, conversion: ColumnConversion? = nil, absentValue: String? = nil
    ) {
      self.name = name
      self.type = type
      self.conversion = conversion
      self.absentValue = absentValue
    }

    /// Whether a program that knows names and types alone would load it wrongly.
    var needsReading: Bool { conversion != nil || absentValue != nil }
  }

  /// A business key that a record holds.
  ///
  /// Its hub row is loaded with the record.
  package struct SourceKey: Hashable, Sendable, Codable {
    package var hub: String
    /// Sets apart two keys of one hub in one record; the hub's own name where there is one.
    package var role: String
    /// One for each part of the hub's key, in its order.
    package var parts: [KeyInput]
    package var whenMissing: MissingKey
    /// Nil is every record once.
    package var scope: FeedScope?

    package init(
      hub: String, role: String, parts: [KeyInput], whenMissing: MissingKey,
      scope: FeedScope? = nil
    ) {
      self.hub = hub
      self.role = role
      self.parts = parts
      self.whenMissing = whenMissing
      self.scope = scope
    }
  }

  /// Where a key part's text comes from: a column or derived input, a constant; one of them is set.
  package struct KeyInput: Hashable, Sendable, Codable {
    package var column: String?
    /// Taken where there is no column, or where the column is NULL.
    package var constant: String?

    package init(column: String?, constant: String? = nil) {
      self.column = column
      self.constant = constant
    }
  }

  /// Feeds a link from the record's keys.
  package struct LinkFeed: Hashable, Sendable, Codable {
    package var link: String
    /// For each participant of the link, in its order, the role of the source's key.
    package var roles: [String]
    /// For each dependent child key of the link, the source column.
    package var dependentKeys: [String]
    /// For each attribute of a non-historised link, in order of ordinals, the source column.
    package var columns: [String?]
    /// Nil is every record once.
    package var scope: FeedScope?

    package init(
      link: String, roles: [String], dependentKeys: [String] = [], columns: [String?] = [],
      scope: FeedScope? = nil
    ) {
      self.scope = scope
      self.link = link
      self.roles = roles
      self.dependentKeys = dependentKeys
      self.columns = columns
    }
  }

  /// Feeds a reference table from the record's columns.
  package struct ReferenceFeed: Hashable, Sendable, Codable {
    package var reference: String
    /// One for each part of the table's key, in its order.
    package var parts: [KeyInput]
    /// For each attribute, in order of ordinals, the source column; nil where none delivers it.
    package var columns: [String?]
    /// Nil is every record once.
    package var scope: FeedScope?

    package init(
      reference: String, parts: [KeyInput], columns: [String?], scope: FeedScope? = nil
    ) {
      self.scope = scope
      self.reference = reference
      self.parts = parts
      self.columns = columns
    }
  }

  /// Feeds a satellite from the record's columns.
  package struct SatelliteFeed: Hashable, Sendable, Codable {
    package var satellite: String
    /// The role of the parent hub's key; nil where the parent is a link.
    package var role: String?
    /// For each attribute, in order of ordinals, the source column; nil where none delivers it.
    package var columns: [String?]
    /// Nil is every record once.
    package var scope: FeedScope?

    package init(
      satellite: String, role: String?, columns: [String?], scope: FeedScope? = nil
    ) {
      self.scope = scope
      self.satellite = satellite
      self.role = role
      self.columns = columns
    }
  }
}

/// What one delivery of a source holds.
public enum Delivery: String, Hashable, Sendable, Codable {
  /// A full extract: every row as it stands. A key stands in it once.
  case snapshot
  /// Changes, oldest first. A key may stand in it many times.
  case delta
}

/// What is done with a record whose business key is missing.
public enum MissingKey: String, Hashable, Sendable, Codable {
  case quarantine
  /// The key is the zero key; no hub row is written.
  case unknown
}
