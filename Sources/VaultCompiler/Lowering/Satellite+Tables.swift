import PostgresSchema
import VaultModel
import VaultSQL

extension CompiledVault.Satellite {
  static let remark = """
    What is known of a key over time. A version holds from load_date until load_end_date, the only
    column that is ever updated; a vault that only inserts has none. Room is left in each page, so
    that closing a version stays within it and leaves the indexes alone. Of a status, is_present says
    whether the source has the key from load_date on, and operation by what this is known.
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
    let start = [Column.hashKey(parentHashKey), .loadDate]
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
    Column("is_present", .boolean, .notNull), Column("operation", .text, .notNull),
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
          filling: .byDefault(.literal(marker)))
      ]
    }
  }
}

extension CompiledVault.Attribute {
  func column(_ nullability: Column.Nullability = .nullable) -> Column {
    Column(name, DataType(type), nullability, comment: sensitivity.marking(about))
  }
}

extension Sensitivity {
  /// A column's comment: how careful one has to be, and what the model says; nil where neither is said.
  func marking(_ about: String?) -> String? {
    let mark = self == .none ? nil : "[\(rawValue)]"
    let parts = [mark, about].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }
}
