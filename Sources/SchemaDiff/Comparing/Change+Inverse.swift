extension Change {
  /// The change that leads back.
  package var inverse: Change {
    switch self {
    case .added(let entry): .removed(entry)
    case .removed(let entry): .added(entry)
    case .altered(let before, let after): .altered(from: after, to: before)
    case .renamedColumn(let rename):
      .renamedColumn(ColumnRename(rename.table, from: rename.to, to: rename.from))
    }
  }
}
