/// A query whose rows are kept, as they were when it was last refreshed.
///
/// It knows no row-level security: give readers a view over it.
package struct MaterializedView: Hashable, Sendable {
  package var name: QualifiedName
  package var query: SQL
  package var comment: String?

  package init(_ name: QualifiedName, query: SQL, comment: String? = nil) {
    self.name = name
    self.query = query
    self.comment = comment
  }
}
