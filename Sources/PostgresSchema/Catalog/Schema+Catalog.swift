extension Catalog {
  /// What the database holds once the schema is made in it, spelled as the schema spells it.
  ///
  /// A server may spell the same otherwise (`IS NULL` with parentheses, a view with its tables'
  /// names repeated): before a schema is compared with a live database, the server is asked how it
  /// would spell it.
  package init(of schema: Schema) {
    for object in schema.objects { take(object) }
  }

  /// Named unlike `add`: the cases of a schema's objects and of a catalog's bear the same names.
  private mutating func take(_ object: SchemaObject) {
    switch object {
    case .codeBlock: break
    case .namespace(var namespace):
      namespace.ownership = .own
      add(.namespace(namespace))
    case .installedExtension(let installed): add(.installedExtension(installed))
    case .function(var function):
      function.ownership = .own
      add(.function(function))
      add(.right(GrantedRight(.execute, on: .function(function.signatureInCatalog), to: nil)))
    case .table(let table): add(table)
    case .index(var index):
      index.ownership = .own
      add(.index(index))
    case .view(let view): add(.view(view))
    case .materializedView(let view): add(.materializedView(view))
    case .rows(let rows):
      for values in rows.rows {
        add(
          .row(
            CatalogRow(
              in: rows.table, columns: rows.columns, values: values, listing: rows.listing)))
      }
    case .roles(let roles):
      for name in roles.names { add(.role(name)) }
    case .rowSecurity(let security): add(security)
    case .grant(let grant): add(grant)
    case .foreignKey(let added):
      for table in added.tables { add(.foreignKey(added.key, of: table, added.watch)) }
    }
  }

  private mutating func add(_ table: Table) {
    let isSplit = table.partitioning != nil
    add(
      .table(
        TableFrame(
          table.name, storage: isSplit ? [] : table.storage,
          partitionColumn: table.partitioning?.column, comment: table.comment)))
    for column in table.columns { add(.column(column, of: table.name)) }
    if let key = table.primaryKey { add(.primaryKey(key, of: table.name)) }
    for check in table.checks { add(.check(check, of: table.name)) }
    for key in table.foreignKeys { add(.foreignKey(key, of: table.name, .ofAllRows)) }
    guard let partitioning = table.partitioning else { return }
    for partition in partitioning.partitions {
      let range = CatalogPartition.Range(from: partition.start, to: partition.end)
      add(
        .partition(
          CatalogPartition(partition.name, of: table.name, range: range, storage: table.storage)))
    }
    add(
      .partition(
        CatalogPartition(
          partitioning.defaultPartition, of: table.name, range: nil, storage: table.storage)))
  }

  private mutating func add(_ security: RowSecurity) {
    for table in security.tables {
      if case .table(var frame)? = self[ObjectIdentity(.table, table)]?.object {
        frame.hasRowSecurity = true
        add(.table(frame))
      }
      for var policy in security.policies {
        policy.roles.sort { $0.precedesByBytes($1) }
        add(.policy(policy, of: table))
      }
    }
  }

  private mutating func add(_ grant: Grant) {
    for privilege in grant.privileges.flatMap(\.single) {
      for target in grant.objects.targets {
        if case .function = target {
          let everybody = GrantedRight(.execute, on: target, to: nil)
          remove(CatalogObject.right(everybody).identity)
        }
        for role in grant.roles { add(.right(GrantedRight(privilege, on: target, to: role))) }
      }
    }
  }
}

extension Grant.Objects {
  fileprivate var targets: [GrantedRight.Target] {
    switch self {
    case .namespaces(let names): names.map { .namespace($0) }
    case .relations(let names): names.map { .relation($0) }
    case .function(let function): [.function(function.signatureInCatalog)]
    }
  }
}

extension Grant.Privilege {
  /// The server keeps a right on several columns as one on each.
  fileprivate var single: [Grant.Privilege] {
    switch self {
    case .updateOf(let columns): columns.map { .updateOf([$0]) }
    case .all, .select, .insert, .update, .delete, .usage, .execute, .other: [self]
    }
  }
}
