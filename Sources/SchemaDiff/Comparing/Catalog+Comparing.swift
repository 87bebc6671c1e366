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
    return renamed + start.differences(from: target).sorted { $0.identity < $1.identity }
  }

  /// The same in no order: things by the thousand are equal, and need none.
  private func differences(from target: Catalog) -> [Change] {
    let ofMine = entries.compactMap { identity, entry -> Change? in
      guard let other = target[identity] else { return .removed(entry) }
      return entry == other ? nil : .altered(from: entry, to: other)
    }
    let ofTarget = target.entries.compactMap { identity, entry in
      self[identity] == nil ? Change.added(entry) : nil
    }
    return ofMine + ofTarget
  }
}
