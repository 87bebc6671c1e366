package import PostgresSchema

/// A constraint as `CREATE TABLE` or `ADD CONSTRAINT` declares it.
package struct TableConstraint: Hashable, Sendable {
  package var name: String?
  package var kind: Kind
  /// Old rows are not looked at.
  package var isNotValid = false

  package init(name: String? = nil, kind: Kind, isNotValid: Bool = false) {
    self.name = name
    self.kind = kind
    self.isNotValid = isNotValid
  }

  package enum Kind: Hashable, Sendable {
    case check(columns: Set<String>, notNull: String?)
    case foreignKey(columns: [String], to: QualifiedName)
    case primaryKey(columns: [String])
    case unique(columns: [String])
    /// A primary key or unique constraint that takes an index over.
    case usingIndex(String, isPrimaryKey: Bool)
    case exclusion
  }
}
