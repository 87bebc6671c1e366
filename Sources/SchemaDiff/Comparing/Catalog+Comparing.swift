package import PostgresSchema

extension Catalog {
  /// What it takes to make this catalog into another one, sorted by what is changed.
  ///
  /// Rows are compared where both sides have some: a database that is read gives none. A table that
  /// is new or gone brings its columns along as changes of their own.
  ///
  /// Renames of columns that are in one of the two alone are left out.
  package func changes(
    to target: Catalog, renames: [ColumnRename] = []
  ) -> [Change] {
    let renames = renames.filter { self[$0.before] != nil && target[$0.after] != nil }
    let start = renaming(renames)
    let renamed = renames.map { Change.renamedColumn($0) }
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
}
