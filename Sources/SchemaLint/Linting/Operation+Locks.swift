package import PostgresSchema
package import PostgresSyntax
package import SchemaDiff

/// The locks that PostgreSQL takes, as measured on 15, 16 and 18.
///
/// See PostgreSQL's manual, chapter 13.3.1 "Table-Level Locks", and the pages of each command.
extension Operation {
  /// The strongest lock on each table that was there before.
  package func locks(known: KnownSchema) -> [QualifiedName: LockMode] {
    switch kind {
    case .createTable(let table): table.locks
    case .createIndex(let index):
      [index.table: index.isConcurrent ? .shareUpdateExclusive : .share]
    case .createView(let view):
      view.replaces && known.views[view.name] != nil ? [view.name: .accessExclusive] : [:]
    case .createTrigger(let table): [table: .shareRowExclusive]
    case .createPolicy(let table): [table: .accessExclusive]
    case .alterTable(let table, let action): action.locks(on: table, known: known)
    case .alterIndex(let index, let action): action.locks(on: index, known: known)
    case .drop(let dropped): dropped.locks(known: known)
    case .truncate(let tables, _): every(tables, .accessExclusive)
    case .reindex(let target, let name, let isConcurrent):
      switch (target, isConcurrent) {
      case (_, true): [:]
      case ("table", false): [name: .share]
      case ("index", false): known.indexes[name].map { [$0.table: .share] } ?? [:]
      case (_, false): [:]
      }
    case .refresh(let view, let isConcurrent):
      [view: isConcurrent ? .exclusive : .accessExclusive]
    case .rewrite(_, let table): table.map { [$0: .accessExclusive] } ?? [:]
    case .lockTables(let tables, let strength):
      every(tables, LockMode(rawValue: strength.words) ?? .accessExclusive)
    case .writeRows(let rows): [rows.table: .rowExclusive]
    case .createFunction, .createDomain, .createNamed, .alterDomain, .addEnumValue, .begin,
      .commit, .rollback, .savepoint, .set, .doBlock, .revoke, .outsideTransaction, .other,
      .notUnderstood:
      [:]
    }
  }

  private func every(
    _ tables: [QualifiedName], _ mode: LockMode
  ) -> [QualifiedName: LockMode] {
    Dictionary(tables.map { ($0, mode) }, uniquingKeysWith: max)
  }
}

extension CreatedTable {
  /// Foreign keys and a parent reach tables that were there before.
  fileprivate var locks: [QualifiedName: LockMode] {
    var locks: [QualifiedName: LockMode] = [:]
    for target in referenced where target != name { locks[target] = .shareRowExclusive }
    if let parent { locks[parent] = .accessExclusive }
    return locks
  }

  /// Other tables that its foreign keys lead to.
  var referenced: Set<QualifiedName> {
    var targets = Set(columns.compactMap(\.references))
    for constraint in constraints {
      if case .foreignKey(_, let target) = constraint.kind { targets.insert(target) }
    }
    return targets
  }
}

extension TableAction {
  fileprivate func locks(
    on table: QualifiedName, known: KnownSchema
  ) -> [QualifiedName: LockMode] {
    var locks = [table: lock]
    switch self {
    case .addColumn(let column, _):
      if let target = column.references {
        locks.raise(target, to: .shareRowExclusive)
      }
    case .addConstraint(let constraint):
      guard case .foreignKey(_, let target) = constraint.kind else { break }
      locks.raise(target, to: .shareRowExclusive)
    case .validateConstraint(let name):
      if let target = known.target(of: name, on: table) {
        locks.raise(target, to: .rowShare)
      }
    case .dropConstraint(let name, _):
      if let target = known.target(of: name, on: table) { locks[target] = .accessExclusive }
    case .attachPartition(let child, _), .detachPartition(let child, isConcurrent: false):
      locks[child] = .accessExclusive
    default: break
    }
    return locks
  }

  /// On the table itself.
  private var lock: LockMode {
    switch self {
    case .addConstraint(let constraint): constraint.lock
    case .validateConstraint, .setStatistics, .setOptions, .attachPartition,
      .detachPartition(_, isConcurrent: true):
      .shareUpdateExclusive
    case .triggers: .shareRowExclusive
    case .addColumn, .dropColumn, .changeType, .setNotNull, .dropNotNull, .setDefault, .dropDefault,
      .dropConstraint, .alterConstraint, .renameColumn, .renameTable,
      .renameConstraint, .setSchema, .detachPartition(_, isConcurrent: false), .rewrite,
      .rowSecurity, .other:
      .accessExclusive
    }
  }
}

extension TableConstraint {
  fileprivate var lock: LockMode {
    if case .foreignKey = kind { .shareRowExclusive } else { .accessExclusive }
  }
}

extension IndexAction {
  fileprivate func locks(
    on index: QualifiedName, known: KnownSchema
  ) -> [QualifiedName: LockMode] {
    switch self {
    case .rename, .other: [index: .shareUpdateExclusive]
    case .attach: known.indexes[index].map { [$0.table: .shareUpdateExclusive] } ?? [:]
    }
  }
}

extension Dropped {
  fileprivate func locks(known: KnownSchema) -> [QualifiedName: LockMode] {
    var locks: [QualifiedName: LockMode] = [:]
    if let table { locks[table] = .accessExclusive }
    for name in names {
      switch kind {
      case "table", "foreign table", "view", "materialized view":
        locks[name] = .accessExclusive
        for target in known.tables[name]?.referenced ?? [] { locks[target] = .accessExclusive }
      case "index":
        let mode: LockMode = isConcurrent ? .shareUpdateExclusive : .accessExclusive
        if let index = known.indexes[name] { locks[index.table] = mode }
      default: break
      }
    }
    return locks
  }
}

extension KnownSchema {
  /// Where a foreign key leads to.
  func target(of constraint: String, on table: QualifiedName) -> QualifiedName? {
    guard case .foreignKey(_, let target) = tables[table]?.constraints[constraint]?.kind else {
      return nil
    }
    return target
  }
}

extension [QualifiedName: LockMode] {
  /// Keeps the stronger of two locks on one table.
  fileprivate mutating func raise(_ table: QualifiedName, to mode: LockMode) {
    self[table] = Swift.max(mode, self[table] ?? mode)
  }
}
