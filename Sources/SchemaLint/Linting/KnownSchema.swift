import PostgresSchema
import PostgresSyntax

/// What the statements up to here have made, as far as scripts tell.
package struct KnownSchema: Sendable {
  var tables: [QualifiedName: KnownTable] = [:]
  var indexes: [QualifiedName: CreatedIndex] = [:]
  var views: [QualifiedName: KnownView] = [:]
  /// Whether each function is volatile.
  var functions: [QualifiedName: Bool] = [:]
  /// Whether each domain has a constraint.
  var domains: [QualifiedName: Bool] = [:]

  package init() {}
}

/// A table as scripts made it.
struct KnownTable: Sendable {
  var columns: [String: KnownColumn] = [:]
  var primaryKey: [String] = []
  /// Constraints by name, as they stand.
  var constraints: [String: TableConstraint] = [:]
  var isPartitioned = false
  var hasDefaultPartition = false
  var isTemporary = false
  /// The number of the file that made it.
  var file: Int
}

/// A view as scripts made it, materialised or not.
struct KnownView: Sendable {
  var definition: CreatedView
  /// The number of the file that made it.
  var file: Int
}

/// A column as scripts made it.
struct KnownColumn: Hashable, Sendable {
  var type: ColumnType
  var isNullable: Bool
}

extension KnownTable {
  /// Other tables that its foreign keys lead to.
  var referenced: Set<QualifiedName> {
    Set(
      constraints.values.compactMap { constraint in
        if case .foreignKey(_, let target) = constraint.kind { target } else { nil }
      })
  }

  /// Whether a validated CHECK says that the column has no NULL.
  func provesNotNull(_ column: String) -> Bool {
    constraints.values.contains { constraint in
      guard case .check(_, column) = constraint.kind else { return false }
      return !constraint.isNotValid
    }
  }
}

// MARK: Following statements

extension KnownSchema {
  /// Takes in what an operation of a file makes, alters or drops.
  mutating func follow(_ operation: Operation, inFile file: Int) {
    switch operation.kind {
    case .createTable(let table): make(table, inFile: file)
    case .createIndex(let index):
      guard let name = index.name else { break }
      indexes[QualifiedName(schema: index.table.schema, name: name)] = index
    case .createView(let view): views[view.name] = KnownView(definition: view, file: file)
    case .createFunction(let name, let isVolatile):
      // Of several with one name the worst counts: a call does not tell them apart.
      functions[name] = isVolatile || functions[name] ?? false
    case .createDomain(let name, let isConstrained): domains[name] = isConstrained
    case .alterDomain(let name, addsConstraint: true, _): domains[name] = true
    case .alterTable(let name, let action): follow(action, of: name)
    case .drop(let dropped): remove(dropped)
    case .alterDomain, .alterIndex, .createTrigger, .createPolicy, .createNamed, .addEnumValue,
      .truncate, .reindex, .refresh, .rewrite, .lockTables, .writeRows, .begin, .commit, .rollback,
      .savepoint, .set, .doBlock, .revoke, .outsideTransaction, .other, .notUnderstood:
      break
    }
  }

  private mutating func make(_ made: CreatedTable, inFile file: Int) {
    guard tables[made.name] == nil || !made.skipsExisting else { return }
    var table = KnownTable(file: file)
    let pattern = (made.like ?? made.parent).flatMap { tables[$0] }
    table.columns = pattern?.columns ?? [:]
    table.isPartitioned = made.isPartitioned
    table.isTemporary = made.isTemporary
    for column in made.columns { table.add(column) }
    for constraint in made.constraints { table.add(constraint) }
    tables[made.name] = table
    if let parent = made.parent, made.isDefaultPartition {
      tables[parent]?.hasDefaultPartition = true
    }
  }

  private mutating func remove(_ dropped: Dropped) {
    for name in dropped.names {
      switch dropped.kind {
      case "table", "foreign table":
        tables[name] = nil
        indexes = indexes.filter { $0.value.table != name }
      case "index": indexes[name] = nil
      case "view", "materialized view": views[name] = nil
      default: break
      }
    }
  }

  private mutating func follow(_ action: TableAction, of name: QualifiedName) {
    switch action {
    case .renameTable(let new): move(name, to: QualifiedName(schema: name.schema, name: new))
    case .setSchema(let schema): move(name, to: QualifiedName(schema: schema, name: name.name))
    case .attachPartition(_, isDefault: true): tables[name]?.hasDefaultPartition = true
    case .dropColumn(let column, _):
      tables[name]?.columns[column] = nil
      indexes = indexes.filter { $0.value.table != name || !$0.value.columns.contains(column) }
    default: tables[name]?.follow(action)
    }
  }

  private mutating func move(_ old: QualifiedName, to new: QualifiedName) {
    if let table = tables.removeValue(forKey: old) { tables[new] = table }
    if let view = views.removeValue(forKey: old) { views[new] = view }
    for (name, index) in indexes where index.table == old { indexes[name]?.table = new }
  }
}

extension KnownTable {
  fileprivate mutating func add(_ column: ColumnDefinition) {
    columns[column.name] = KnownColumn(
      type: column.type, isNullable: !column.isNotNull && !column.isPrimaryKey)
    if column.isPrimaryKey { primaryKey = [column.name] }
    if let target = column.references {
      let key = TableConstraint(kind: .foreignKey(columns: [column.name], to: target))
      constraints["\(column.name)_fkey"] = key
    }
  }

  fileprivate mutating func add(_ constraint: TableConstraint) {
    if case .primaryKey(let columns) = constraint.kind {
      primaryKey = columns
      for column in columns { self.columns[column]?.isNullable = false }
    }
    constraints[constraint.name ?? "\(constraints.count)"] = constraint
  }

  fileprivate mutating func follow(_ action: TableAction) {
    switch action {
    case .addColumn(let column, _): add(column)
    case .changeType(let column, let type, _, _): columns[column]?.type = type
    case .setNotNull(let column): columns[column]?.isNullable = false
    case .dropNotNull(let column): columns[column]?.isNullable = true
    case .addConstraint(let constraint): add(constraint)
    case .validateConstraint(let name):
      constraints[name]?.isNotValid = false
    case .dropConstraint(let name, _): constraints[name] = nil
    case .renameColumn(let old, let new): columns[new] = columns.removeValue(forKey: old)
    case .renameConstraint(let old, let new):
      constraints[new] = constraints.removeValue(forKey: old)
    case .dropColumn, .setDefault, .dropDefault, .setStatistics, .alterConstraint,
      .renameTable, .setSchema, .attachPartition, .detachPartition, .rewrite, .setOptions,
      .triggers, .rowSecurity, .other:
      break
    }
  }
}
