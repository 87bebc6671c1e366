/// A B-tree over columns of a table.
package struct Index: Hashable, Sendable {
  /// Unqualified: an index lies in its table's schema.
  package var name: String
  package var ownership: Ownership
  package var table: QualifiedName
  package var columns: [String]

  package init(
    _ name: String, ownership: Ownership = .own, on table: QualifiedName, _ columns: [String]
  ) {
    self.name = name
    self.ownership = ownership
    self.table = table
    self.columns = columns
  }
}
