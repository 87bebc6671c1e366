import PostgresSchema

extension Planner {
  mutating func make(_ frame: TableFrame) {
    let identity = CatalogObject.table(frame).identity
    guard let table = table(frame) else {
      ask(
        Question(
          identity, "\(identity) is split and has no default partition.",
          answers: ["Give it one: rows of no range would have no place."]))
      return
    }
    var statements = [table.sql]
    if frame.hasRowSecurity {
      statements.append("ALTER TABLE \(frame.name) ENABLE ROW LEVEL SECURITY;")
    }
    add(
      PlannedStatement(
        identity, about: "Makes \(identity)", sql: statements.joined(separator: "\n"),
        validations: [.isThere(frame.name)]), in: .tables)
  }

  /// The table with all that is made along with it; foreign keys come when all tables are there.
  private func table(_ frame: TableFrame) -> Table? {
    var table = Table(
      frame.name, ownership: ToolSchema.ownership(in: frame.name.schema),
      columns: target.columns(of: frame.name), primaryKey: target.primaryKey(of: frame.name),
      checks: target.checks(of: frame.name), storage: frame.storage, comment: frame.comment)
    guard let column = frame.partitionColumn else { return table }
    let partitions = target.partitions(of: frame.name)
    guard let rest = partitions.first(where: { $0.range == nil }) else { return nil }
    table.partitioning = Partitioning(
      by: column,
      partitions.compactMap { partition in
        partition.range.map { Partition(partition.name, from: $0.start, to: $0.end) }
      }, otherwise: rest.name)
    table.storage = rest.storage
    return table
  }

  mutating func alter(_ old: TableFrame, to new: TableFrame) {
    let identity = CatalogObject.table(new).identity
    if old.partitionColumn != new.partitionColumn {
      ask(
        Question(
          identity, "\(identity) would be split otherwise, and so all its rows written anew.",
          answers: ["Keep it as it is.", "Make a new table under another name and fill it."]))
    }
    alterStorage(of: new.name, identity, from: old.storage, to: new.storage)
    if old.hasRowSecurity != new.hasRowSecurity {
      let action: SQL = new.hasRowSecurity ? "ENABLE" : "DISABLE"
      add(
        PlannedStatement(
          identity, about: "Row-level security of \(new.name): \(action.text.lowercased())d",
          sql: "ALTER TABLE \(new.name) \(action) ROW LEVEL SECURITY;", contract: .breaking,
          locks: locks(.accessExclusive, onlyOn: new.name)), in: .policies)
    }
    if old.comment != new.comment {
      comment(
        "TABLE \(new.name)", new.comment, on: identity,
        locks(.shareUpdateExclusive, onlyOn: new.name))
    }
  }

  mutating func alterStorage(
    of table: QualifiedName, _ identity: ObjectIdentity, from old: [StorageParameter],
    to new: [StorageParameter]
  ) {
    guard old != new else { return }
    let action: SQL =
      new.isEmpty ? "RESET (fillfactor)" : "SET (\(new.map(\.sql).joined()))"
    add(
      PlannedStatement(
        identity, about: "Changes how \(table) fills its pages from now on",
        sql: "ALTER TABLE \(table) \(action);", contract: .nonBreaking,
        locks: locks(.shareUpdateExclusive, onlyOn: table)), in: .columns)
  }

  mutating func remove(_ frame: TableFrame) {
    let identity = CatalogObject.table(frame).identity
    guard mayDrop(identity) else { return askWhetherToDrop(identity) }
    let referenced = start.parts(of: frame.name).compactMap { entry -> QualifiedName? in
      if case .foreignKey(let key, _, _) = entry.object { key.table } else { nil }
    }
    add(
      PlannedStatement(
        identity, about: "Drops \(identity) with all its rows",
        sql: guarded(
          "DROP TABLE \(frame.name);", dropping: identity, from: frame.name,
          unlessOnly: start.rows(of: frame.name)),
        contract: .breaking, risk: .destructive,
        locks: locks(.accessExclusive, on: [frame.name] + referenced), scans: isGuarded,
        isReversible: false), in: .droppingTables)
  }

  /// Locks of what does not go down to the partitions.
  func locks(_ mode: LockMode, onlyOn table: QualifiedName) -> [QualifiedName: LockMode] {
    isNew(table) ? [:] : [table: mode]
  }

  mutating func askWhetherToDrop(_ identity: ObjectIdentity) {
    ask(
      Question(
        identity, "The model no longer has \(identity), which may hold rows.",
        answers: [
          "Keep it: retired things stay, loaders and views leave them out.",
          "Approve in the model that it is dropped, by name.",
          "Give it back to the model.",
        ]))
  }
}

/// The schemas that all vaults of a database share.
enum ToolSchema {
  static let names: Set<String> = ["metadata", "util"]

  static func ownership(in schema: String) -> Ownership {
    names.contains(schema) ? .shared : .own
  }
}

extension StorageParameter {
  fileprivate var sql: SQL {
    switch self {
    case .fillFactor(let percent): "fillfactor = \(percent)"
    }
  }
}
