/// Rights that roles are given on objects of one kind.
///
/// To give a right twice is no error, so that vaults may share what they are given rights on.
package struct Grant: Hashable, Sendable {
  package var privileges: [Privilege]
  package var objects: Objects
  package var roles: [String]

  package init(_ privileges: [Privilege], on objects: Objects, to roles: String...) {
    self.privileges = privileges
    self.objects = objects
    self.roles = roles
  }
}

extension Grant {
  package enum Privilege: Hashable, Sendable {
    case all
    case select
    case insert
    /// Of whole rows.
    case update
    /// Of these columns alone.
    case updateOf([String])
    case delete
    case usage
    case execute
    /// One that no model gives, as a server that is read spells it: `TRUNCATE`, `SELECT ("email")`.
    case other(SQL)
  }

  package enum Objects: Hashable, Sendable {
    case namespaces([String])
    /// Tables, views and materialised views.
    case relations([QualifiedName])
    /// A function, which everybody may call until it is taken from them: it is taken first.
    case function(Function)
  }
}
