package import PostgresClient
package import PostgresSchema
package import SchemaDiff

/// How a database differs from what is expected of it.
///
/// The changes lead from what is expected to what is there: what is added, the database has too
/// much, and what is removed, it lacks. Parts of a missing table or view are not told one by one.
package func drift(
  of expected: Catalog, others: UnexpectedObjects = .differ, in connection: Connection
) throws(InspectionError) -> [Change] {
  let version = connection.serverVersion
  return try connection.inspecting { connection throws(PostgresError) in
    var reader = CatalogReader(scope: CatalogScope(of: expected), connection: connection)
    let live = try reader.read()
    let wanted = expected.within(version: version).without(rightsOf: live.owners)
    let respelled = try wanted.respelled(in: connection)
    return respelled.changes(to: live.catalog.keeping(others, beside: respelled))
      .withoutPartsOfMissing
  }
}

/// What of a database may be there without being expected.
package enum UnexpectedObjects: Hashable, Sendable {
  /// The database is the vault's alone; but `util` and `metadata` are the tool's own, and hold
  /// whatever former versions of it and other vaults have left there.
  case differ
  /// Other vaults share the schemas.
  case belongToOthers
}

extension Catalog {
  /// What a server of the version can have, without rows.
  fileprivate func within(version: Int) -> Catalog {
    var catalog = self
    for entry in entries.values {
      switch entry.object {
      case .row: catalog.remove(entry.object.identity)
      case .foreignKey(_, _, AddedForeignKey.Watch.none) where version < 180_000:
        catalog.remove(entry.object.identity)
      default: continue
      }
    }
    return catalog
  }

  /// An owner needs no grant, and what was granted before it came to own a thing shows no more.
  fileprivate func without(
    rightsOf owners: [GrantedRight.Target: String]
  ) -> Catalog {
    var catalog = self
    for case .right(let right) in entries.values.map(\.object)
    where right.role != nil && owners[right.target] == right.role {
      catalog.remove(CatalogObject.right(right).identity)
    }
    return catalog
  }
}

// MARK: What nobody expects

extension Catalog {
  /// The schemas that all vaults of a database share.
  private static let toolsOwn: Set<String> = ["util", "metadata"]

  /// What of this live catalog is compared with an expected one.
  fileprivate func keeping(_ others: UnexpectedObjects, beside expected: Catalog) -> Catalog {
    var kept = self
    let unexpected = entries.filter { expected[$0.key] == nil }
    let strangers = Set(unexpected.values.compactMap(\.object.relation))
    for (identity, entry) in unexpected {
      let isOfStranger = entry.object.container.map { strangers.contains($0) } ?? false
      if isOfStranger || !isCompared(identity, entry.object, others, beside: expected) {
        kept.remove(identity)
      }
    }
    return kept
  }

  private func isCompared(
    _ identity: ObjectIdentity, _ object: CatalogObject, _ others: UnexpectedObjects,
    beside expected: Catalog
  ) -> Bool {
    let isShared = Self.toolsOwn.contains(identity.schema)
    switch object {
    case .namespace, .role, .installedExtension, .row: return false
    case .table, .view, .materializedView, .function: return others == .differ && !isShared
    case .right(let right):
      if others == .belongToOthers, isShared || right.target.isNamespace { return false }
      return expected.holds(right.target)
    case .policy where others == .belongToOthers && isShared: return false
    case .column, .primaryKey, .check, .foreignKey, .index, .policy, .partition:
      return object.container.map { expected.holds(.relation($0)) } ?? false
    }
  }

  fileprivate func holds(_ target: GrantedRight.Target) -> Bool {
    switch target {
    case .namespace(let name):
      self[ObjectIdentity(.namespace, schema: name)] != nil
    case .function(let signature):
      self[ObjectIdentity(.function, schema: signature.name.schema, name: signature.text)] != nil
    case .relation(let name):
      [ObjectKind.table, .view, .materializedView, .partition].contains {
        self[ObjectIdentity($0, name)] != nil
      }
    }
  }
}

extension CatalogObject {
  /// The name of what is a table, a part of one, or a view.
  fileprivate var relation: QualifiedName? {
    switch self {
    case .table(let table): table.name
    case .view(let view): view.name
    case .materializedView(let view): view.name
    case .partition(let partition): partition.name
    case .role, .namespace, .installedExtension, .column, .primaryKey, .check, .foreignKey, .index,
      .function, .policy, .right, .row:
      nil
    }
  }

  /// The table or view that it is a part of, or lies on.
  fileprivate var container: QualifiedName? {
    switch self {
    case .column(_, let table), .primaryKey(_, let table), .check(_, let table),
      .foreignKey(_, let table, _), .policy(_, let table):
      table
    case .partition(let partition): partition.parent
    case .index(let index): index.table
    case .right(let right): if case .relation(let name) = right.target { name } else { nil }
    case .role, .namespace, .installedExtension, .table, .view, .materializedView, .function,
      .row:
      nil
    }
  }
}

extension GrantedRight.Target {
  fileprivate var isNamespace: Bool { if case .namespace = self { true } else { false } }
}

// MARK: Changes

extension [Change] {
  /// Without the parts of what is missing as a whole.
  fileprivate var withoutPartsOfMissing: [Change] {
    let missing = Set(
      compactMap { change -> QualifiedName? in
        guard case .removed(let entry) = change else { return nil }
        return entry.object.relation
      })
    return filter { change in
      guard case .removed(let entry) = change, let container = entry.object.container else {
        return true
      }
      return !missing.contains(container)
    }
  }
}
