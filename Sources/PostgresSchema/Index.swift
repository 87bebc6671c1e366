/// A B-tree over columns of a table.
package struct Index: Hashable, Sendable {
  /// Unqualified: an index lies in its table's schema.
  package var name: String
  package var ownership: Ownership
  package var table: QualifiedName
  package var columns: [String]
  package var uniqueness: Uniqueness

  package init(
    _ name: String, ownership: Ownership = .own, on table: QualifiedName, _ columns: [String],
    uniqueness: Uniqueness = .notUnique
  ) {
    self.name = name
    self.ownership = ownership
    self.table = table
    self.columns = columns
    self.uniqueness = uniqueness
  }
}

extension Index {
  /// Whether two rows may have the same values in the index.
  package enum Uniqueness: Hashable, Sendable {
    case unique
    case notUnique
  }
}
