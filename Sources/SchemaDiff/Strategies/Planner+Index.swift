import PostgresSchema

extension Planner {
  mutating func make(_ index: Index) {
    let identity = CatalogObject.index(index).identity
    if isMadeWithItsView(index) { return }
    if isNew(index.table) {
      var made = index
      made.ownership = ToolSchema.ownership(in: index.table.schema)
      add(PlannedStatement(identity, about: "Makes \(identity)", sql: made.sql), in: .constraints)
      return
    }
    let parts = target.partitions(of: index.table)
    guard parts.isEmpty else { return make(index, overPartitions: parts, identity) }
    buildApart(building(index, identity))
  }

  /// An index that an interrupted build left behind is there and of no use; it goes first.
  private func building(_ index: Index, _ identity: ObjectIdentity) -> [PlannedStatement] {
    let name = index.qualifiedName
    let isThere = start.catalog[identity] != nil
    return [
      PlannedStatement(
        identity, about: "Drops what an interrupted build of \(identity) may have left",
        sql: "DROP INDEX CONCURRENTLY IF EXISTS \(name);",
        contract: isThere ? .nonBreaking : .additive,
        locks: isThere ? locks(.shareUpdateExclusive, on: index.table) : [:]),
      PlannedStatement(
        identity, about: "Builds \(identity) beside running loads",
        sql: """
          \(index.creation) CONCURRENTLY \(id: index.name) ON \(index.table) \(SQL.list(index.columns));
          """, locks: locks(.shareUpdateExclusive, on: index.table), scans: true),
      PlannedStatement(
        identity, about: "Makes sure that \(identity) can be used",
        sql: CodeBlock(
          """
          BEGIN
            IF NOT EXISTS (
              SELECT FROM pg_catalog.pg_index
              WHERE indexrelid = to_regclass(\(literal: name.sql.text)) AND indisvalid
            ) THEN
              RAISE EXCEPTION 'the index % is not valid', \(literal: name.description)
                USING HINT = 'Run the migration again: it builds the index anew.';
            END IF;
          END
          """
        ).sql, validations: [.isUsable(name)]),
    ]
  }

  /// First the index over all, valid for none; then one a partition, each built apart and attached.
  private mutating func make(
    _ index: Index, overPartitions parts: [CatalogPartition], _ identity: ObjectIdentity
  ) {
    if start.catalog[identity] != nil { remove(index) }
    add(
      PlannedStatement(
        identity, about: "Makes \(identity), which waits for those of the partitions",
        sql: """
          \(index.creation) \(id: index.name) ON ONLY \(index.table) \(SQL.list(index.columns));
          """, locks: [index.table: .share]), in: .constraints)
    for part in parts {
      let member = Index(
        ObjectName.make(
          "\(part.name.name)_\(index.columns.joined(separator: "_"))", suffix: "_idx"),
        on: part.name, index.columns, uniqueness: index.uniqueness)
      buildApart(building(member, identity))
      conclude(
        PlannedStatement(
          identity, about: "Counts the index of \(part.name) to \(identity)",
          sql: "ALTER INDEX \(index.qualifiedName) ATTACH PARTITION \(member.qualifiedName);",
          locks: [index.table: .accessShare, part.name: .accessShare]))
    }
  }

  mutating func remove(_ index: Index) {
    guard !isGone(index.table), !isMadeWithItsView(index) else { return }
    let identity = CatalogObject.index(index).identity
    let isSplit = !start.partitions(of: index.table).isEmpty
    let statement = PlannedStatement(
      identity, about: "Drops \(identity)",
      sql: isSplit
        ? "DROP INDEX IF EXISTS \(index.qualifiedName);"
        : "DROP INDEX CONCURRENTLY IF EXISTS \(index.qualifiedName);",
      contract: .nonBreaking,
      locks: locks(isSplit ? .accessExclusive : .shareUpdateExclusive, on: index.table))
    guard isSplit else { return buildApart([statement]) }
    add(statement, in: .droppingRules)
  }
}

extension Index {
  fileprivate var creation: SQL {
    switch uniqueness {
    case .unique: "CREATE UNIQUE INDEX"
    case .notUnique: "CREATE INDEX"
    }
  }

  fileprivate var qualifiedName: QualifiedName {
    QualifiedName(schema: table.schema, name: name)
  }
}
