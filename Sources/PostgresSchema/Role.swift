/// Roles that must be there, which cannot log in by themselves.
///
/// Roles belong to the whole server: those that are there stay as they are.
package struct RequiredRoles: Hashable, Sendable {
  package var names: [String]

  package init(_ names: [String]) { self.names = names }
}
