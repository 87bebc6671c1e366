package import PostgresSchema

/// One difference between two catalogs, and so one thing to do.
package enum Change: Hashable, Sendable {
  case added(CatalogEntry)
  case removed(CatalogEntry)
  case altered(from: CatalogEntry, to: CatalogEntry)
  /// A column that keeps its values under another name; its other traits are compared beside it.
  case renamedColumn(ColumnRename)
}

/// What the author of a model says, and no catalog can: the two names are one column.
package struct ColumnRename: Hashable, Sendable {
  package var table: QualifiedName
  package var from: String
  package var to: String

  package init(_ table: QualifiedName, from: String, to: String) {
    self.table = table
    self.from = from
    self.to = to
  }
}
