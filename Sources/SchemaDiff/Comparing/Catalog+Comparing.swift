package import PostgresSchema

extension Catalog {
  /// What it takes to make this catalog into another one, sorted by what is changed.
  ///
  /// Rows are compared where both sides have some: a database that is read gives none. A table that
  /// is new or gone brings its columns along as changes of their own.
  ///
  /// - Parameters:
  ///   - target: What is to be.
  ///   - renames: Columns that are one in both under two names.
  /// - Returns: The renames first, then all else in the order of identities.
  package func changes(
    to target: Catalog, renames: [ColumnRename] = []
  ) -> [Change] {
    let start = renames.reduce(into: self) { catalog, rename in catalog.apply(rename) }
    let renamed = renames.filter { self[$0.before] != nil }.map { Change.renamedColumn($0) }
    let identities = Set(start.entries.keys).union(target.entries.keys).sorted()
    return renamed
      + identities.compactMap { identity in
        switch (start[identity], target[identity]) {
        case (let entry?, nil): .removed(entry)
        case (nil, let entry?): .added(entry)
        case (let before?, let after?) where before != after: .altered(from: before, to: after)
        case (_?, _?), (nil, nil): nil
        }
      }
  }

  private mutating func apply(_ rename: ColumnRename) {
    guard let entry = self[rename.before], case .column(var column, let table) = entry.object else {
      return
    }
    remove(rename.before)
    column.name = rename.to
    add(.column(column, of: table), peculiarity: entry.peculiarity)
  }
}

extension ColumnRename {
  /// The column as it is named before.
  fileprivate var before: ObjectIdentity { ObjectIdentity(.column, table, member: from) }
}
