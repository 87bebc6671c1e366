import PostgresSchema
import PostgresSyntax

/// A catalog with what a planner looks up again and again.
struct CatalogIndex {
  let catalog: Catalog
  /// Tables, partitions and views.
  let relations: Set<QualifiedName>
  private let parts: [QualifiedName: [CatalogEntry]]
  private let rights: [GrantedRight.Target: [GrantedRight]]
  private let neighbours: [QualifiedName: Set<QualifiedName>]
  private var keyedRows: [QualifiedName: [SQL: CatalogRow]] = [:]
  private let partitionsOfTables: [QualifiedName: [CatalogPartition]]
  /// What each view and function mentions.
  let references: [ObjectIdentity: Set<QualifiedName>]

  init(_ catalog: Catalog) {
    self.catalog = catalog
    var relations: Set<QualifiedName> = []
    var parts: [QualifiedName: [CatalogEntry]] = [:]
    var partitions: [QualifiedName: [CatalogPartition]] = [:]
    var references: [ObjectIdentity: Set<QualifiedName>] = [:]
    var rights: [GrantedRight.Target: [GrantedRight]] = [:]
    var neighbours: [QualifiedName: Set<QualifiedName>] = [:]
    for identity in catalog.identities {
      guard let entry = catalog[identity] else { continue }
      if let owner = entry.object.relation { parts[owner, default: []].append(entry) }
      switch entry.object {
      case .table(let frame): relations.insert(frame.name)
      case .partition(let partition):
        relations.insert(partition.name)
        partitions[partition.parent, default: []].append(partition)
      case .view(let view):
        relations.insert(view.name)
        references[identity] = view.query.dependencies
      case .materializedView(let view):
        relations.insert(view.name)
        references[identity] = view.query.dependencies
      case .function(let function): references[identity] = function.qualifiedNames
      case .right(let right): rights[right.target, default: []].append(right)
      case .foreignKey(let key, let table, _):
        neighbours[table, default: []].insert(key.table)
        neighbours[key.table, default: []].insert(table)
      case .role, .namespace, .installedExtension, .column, .primaryKey, .check, .index, .policy,
        .row:
        break
      }
    }
    self.relations = relations
    self.parts = parts
    partitionsOfTables = partitions
    self.references = references
    self.rights = rights
    self.neighbours = neighbours
    for case .row(let row) in parts.values.joined().map(\.object) {
      if let key = key(of: row) { keyedRows[row.table, default: [:]][key] = row }
    }
  }

  /// The columns, constraints, indexes, policies, rights and rows of a relation, sorted.
  func parts(of relation: QualifiedName) -> [CatalogEntry] { parts[relation] ?? [] }

  func partitions(of table: QualifiedName) -> [CatalogPartition] {
    partitionsOfTables[table] ?? []
  }

  func frame(_ table: QualifiedName) -> TableFrame? {
    guard case .table(let frame)? = catalog[ObjectIdentity(.table, table)]?.object else {
      return nil
    }
    return frame
  }

  /// The tables that a foreign key joins with this one, in either direction.
  func neighbours(of table: QualifiedName) -> Set<QualifiedName> { neighbours[table] ?? [] }

  /// In the order in which they were declared, as far as that is known; then sorted.
  func columns(of table: QualifiedName) -> [Column] {
    let columns = parts(of: table).compactMap { entry -> Column? in
      if case .column(let column, _) = entry.object { column } else { nil }
    }
    let order = catalog.columnOrder[table] ?? []
    let places = Dictionary(zip(order, order.indices)) { first, _ in first }
    return columns.enumerated().sorted { one, other in
      let left = places[one.element.name] ?? order.count + one.offset
      let right = places[other.element.name] ?? order.count + other.offset
      return left < right
    }.map(\.element)
  }

  func primaryKey(of table: QualifiedName) -> PrimaryKey? {
    parts(of: table).lazy.compactMap { entry -> PrimaryKey? in
      if case .primaryKey(let key, _) = entry.object { key } else { nil }
    }.first
  }

  func checks(of table: QualifiedName) -> [Check] {
    parts(of: table).compactMap { entry in
      if case .check(let check, _) = entry.object { check } else { nil }
    }
  }

  func rows(of table: QualifiedName) -> [CatalogRow] {
    parts(of: table).compactMap { entry in
      if case .row(let row) = entry.object { row } else { nil }
    }
  }

  /// The row of the same key; nil where there is none, or where rows have no key.
  func row(like row: CatalogRow) -> CatalogRow? {
    guard let key = key(of: row) else { return nil }
    return keyedRows[row.table]?[key]
  }

  /// By what a row is found: its primary key, as a condition; nil where it lacks a value for that.
  func key(of row: CatalogRow) -> SQL? {
    let columns = primaryKey(of: row.table)?.columns ?? []
    let values = Dictionary(zip(row.columns, row.values)) { first, _ in first }
    let parts = columns.compactMap { name in values[name].map { "\(id: name) = \($0)" as SQL } }
    guard !parts.isEmpty, parts.count == columns.count else { return nil }
    return parts.joined(separator: " AND ")
  }

  /// The rights on a schema, a relation or a function, sorted.
  func rights(on target: GrantedRight.Target) -> [GrantedRight] { rights[target] ?? [] }
}

extension CatalogObject {
  /// The relation that it is part of; nil for what is a relation itself, and for what lies in none.
  fileprivate var relation: QualifiedName? {
    switch self {
    case .column(_, let table), .primaryKey(_, let table), .check(_, let table),
      .foreignKey(_, let table, _), .policy(_, let table):
      table
    case .index(let index): index.table
    case .row(let row): row.table
    case .right(let right):
      if case .relation(let name) = right.target { name } else { nil }
    case .role, .namespace, .installedExtension, .table, .partition, .view, .materializedView,
      .function:
      nil
    }
  }
}
