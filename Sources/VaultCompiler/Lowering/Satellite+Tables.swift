import PostgresSchema
import VaultModel
import VaultSQL

extension CompiledVault.Satellite {
  static let remark = """
    What is known of a key over time. A version holds from load_date until load_end_date, the only
    column that is ever updated; a vault that only inserts has none. Room is left in each page, so
    that closing a version stays within it and leaves the indexes alone.
    """

  func physicalTable(in vault: CompiledVault) -> Table {
    let key = PrimaryKey(ObjectName.make(table.name, suffix: "_pkey"), primaryKeyColumns)
    let isClosed = hasVersions && vault.conventions.closing == .close
    return Table(
      QualifiedName(table), columns: columns(in: vault), primaryKey: key,
      storage: traits.storage(fillFactor: isClosed ? 85 : nil),
      partitioning: traits.partitioning(of: table), comment: traits.comment(about ?? standardAbout))
  }

  private var primaryKeyColumns: [String] {
    switch kind {
    case .versions, .effectivity, .status: [parentHashKey, StandardColumn.loadDate]
    case .multiActive: [parentHashKey, StandardColumn.loadDate] + members
    case .recordTracking:
      [parentHashKey, StandardColumn.loadDate, StandardColumn.recordSource]
    case .nonHistorized: [parentHashKey]
    }
  }

  private func columns(in vault: CompiledVault) -> [Column] {
    let start = [Column.hashKey(parentHashKey, of: parentTitle), .loadDate]
    switch kind {
    case .versions, .multiActive, .effectivity:
      return start + vault.endColumn + [.hashDiff] + payload + tenantColumn + [.recordSource]
    case .nonHistorized:
      return start + [.hashDiff] + payload + tenantColumn + [.recordSource]
    case .status: return start + Self.statusColumns + tenantColumn + [.recordSource]
    case .recordTracking: return start + [.recordSource] + tenantColumn
    }
  }

  private static let statusColumns = [
    Column(
      "is_present", .boolean, .notNull, comment: "Whether the source has the key from then on."),
    Column("operation", .text, .notNull, comment: "What told so."),
  ]

  private var payload: [Column] {
    attributes.map { $0.column(members.contains($0.name) ? .notNull : .nullable) }
  }

  /// None where the parent is the tenants' hub: its hash key is the tenant key.
  private var tenantColumn: [Column] {
    parentHashKey == StandardColumn.tenantKey ? [] : [.tenantKey]
  }

  private var parentTitle: String {
    switch parent {
    case .hub(let name): "hub \(name)"
    case .link(let name): "link \(name)"
    }
  }

  private var standardAbout: String {
    switch kind {
    case .versions: "Versions of \(parentTitle)"
    case .multiActive: "Sets of members of \(parentTitle), a set at a time"
    case .effectivity: "When each row of \(parentTitle) holds"
    case .status: "When rows of \(parentTitle) came and went"
    case .recordTracking: "When rows of \(parentTitle) were seen, and where"
    case .nonHistorized: "Payload of \(parentTitle), stored once"
    }
  }
}

// MARK: The end of a version

extension CompiledVault {
  /// `load_end_date`, unless versions are never closed.
  var endColumn: [Column] {
    switch (conventions.closing, conventions.openMarker) {
    case (.insertOnly, _): []
    case (.close, .null): [.loadEndDate]
    case (.close, .date(let marker)):
      [
        Column(
          StandardColumn.loadEndDate, .timestamptz, .notNull,
          filling: .byDefault(.literal(marker)),
          comment: "When the version ended; \(marker) while it is open.")
      ]
    }
  }
}

extension CompiledVault.Attribute {
  func column(_ nullability: Column.Nullability = .nullable) -> Column {
    Column(name, DataType(type), nullability, comment: comment)
  }

  /// What the attribute is, and how careful one has to be with it.
  private var comment: String {
    sensitivity.marking(about ?? "As the source delivers it.")
  }
}

extension Sensitivity {
  /// A column's comment, with how careful one has to be before it.
  func marking(_ comment: String) -> String {
    self == .none ? comment : "[\(rawValue)] \(comment)"
  }
}
