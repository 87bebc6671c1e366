import PostgresSchema

extension Planner {
  /// A table like the one over it, then attached: that lets readers and loaders of the others go on.
  mutating func make(_ partition: CatalogPartition) {
    guard !isNew(partition.parent) else { return }
    let identity = CatalogObject.partition(partition).identity
    guard let column = target.frame(partition.parent)?.partitionColumn, let range = partition.range
    else {
      ask(
        Question(
          identity, "\(identity) would be the partition of all rows that have no other.",
          answers: ["Attach it by hand, after a look at the rows."]))
      return
    }
    let check = SQL.identifier(ObjectName.make(partition.name.name, suffix: "_range"))
    let rest = start.partitions(of: partition.parent).filter { $0.range == nil }
    var taken: [QualifiedName: LockMode] = [partition.parent: .shareUpdateExclusive]
    for part in rest { taken[part.name] = .accessExclusive }
    add(
      PlannedStatement(
        identity, about: "Adds \(identity) to \(partition.parent)",
        sql: """
          CREATE TABLE \(partition.name) (LIKE \(partition.parent) INCLUDING ALL)\(partition.storageClause);
          ALTER TABLE \(partition.name) ADD CONSTRAINT \(check)
            CHECK (\(id: column) >= \(range.start) AND \(id: column) < \(range.end) AND \(id: column) IS NOT NULL);
          ALTER TABLE \(partition.parent) ATTACH PARTITION \(partition.name)
            FOR VALUES FROM (\(range.start)) TO (\(range.end));
          ALTER TABLE \(partition.name) DROP CONSTRAINT \(check);
          """,
        risk: rest.isEmpty ? .none : .dataDependent, locks: taken, scans: !rest.isEmpty,
        validations: [.isThere(partition.name)]), in: .tables)
  }

  mutating func alter(_ old: CatalogPartition, to new: CatalogPartition) {
    let identity = CatalogObject.partition(new).identity
    if old.range != new.range || old.parent != new.parent {
      ask(
        Question(
          identity, "\(identity) would hold other rows than it does.",
          answers: ["Keep its range, and add partitions beside it."]))
    }
    alterStorage(of: new.name, identity, from: old.storage, to: new.storage)
  }

  mutating func remove(_ partition: CatalogPartition) {
    guard !isGone(partition.parent) else { return }
    let identity = CatalogObject.partition(partition).identity
    guard mayDrop(identity) else { return askWhetherToDrop(identity) }
    add(
      PlannedStatement(
        identity, about: "Drops \(identity) with all its rows",
        sql: guarded(
          "DROP TABLE \(partition.name);", dropping: identity, from: partition.name, unlessOnly: []),
        contract: .breaking, risk: .destructive,
        locks: [
          partition.parent: .accessExclusive, partition.name: .accessExclusive,
        ].merging(restLocks(of: partition)) { max($0, $1) }, scans: isGuarded, isReversible: false),
      in: .droppingTables)
  }

  /// The default partition's bounds change along with those beside it.
  private func restLocks(of partition: CatalogPartition) -> [QualifiedName: LockMode] {
    let rest = start.partitions(of: partition.parent).filter { $0.range == nil }
    return Dictionary(rest.map { ($0.name, .accessExclusive) }) { first, _ in first }
  }
}

extension CatalogPartition {
  fileprivate var storageClause: SQL {
    storage.reduce("") { clause, parameter in
      switch parameter {
      case .fillFactor(let percent): clause + " WITH (fillfactor = \(percent))"
      }
    }
  }
}
