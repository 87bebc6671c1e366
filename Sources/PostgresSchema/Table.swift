/// A table with its constraints.
package struct Table: Hashable, Sendable {
  package var name: QualifiedName
  package var ownership: Ownership
  package var columns: [Column]
  package var primaryKey: PrimaryKey?
  package var checks: [Check]
  package var foreignKeys: [ForeignKey]
  package var storage: [StorageParameter]
  package var partitioning: Partitioning?
  package var comment: String?

  package init(
    _ name: QualifiedName, ownership: Ownership = .own, columns: [Column],
    primaryKey: PrimaryKey? = nil, checks: [Check] = [], foreignKeys: [ForeignKey] = [],
    storage: [StorageParameter] = [], partitioning: Partitioning? = nil, comment: String? = nil
  ) {
    self.name = name
    self.ownership = ownership
    self.columns = columns
    self.primaryKey = primaryKey
    self.checks = checks
    self.foreignKeys = foreignKeys
    self.storage = storage
    self.partitioning = partitioning
    self.comment = comment
  }
}

/// How PostgreSQL lays out a table's pages.
package enum StorageParameter: Hashable, Sendable {
  /// The share of a page, in percent, that inserts fill; the rest is left for updates.
  case fillFactor(Int)
}
