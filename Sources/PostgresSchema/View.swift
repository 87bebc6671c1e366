/// A named query.
package struct View: Hashable, Sendable {
  package var name: QualifiedName
  package var rights: Rights
  package var query: SQL
  package var comment: String?

  package init(
    _ name: QualifiedName, rights: Rights, query: SQL, comment: String? = nil
  ) {
    self.name = name
    self.rights = rights
    self.query = query
    self.comment = comment
  }
}

extension View {
  /// Whose rights, and so whose row-level policies, decide what the view shows.
  package enum Rights: Hashable, Sendable {
    /// The owner's: such a view is there to hold something back, so it is a security barrier.
    case ofOwner
    case ofReader
  }
}
