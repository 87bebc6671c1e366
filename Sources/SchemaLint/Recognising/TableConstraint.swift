package import PostgresSchema

/// A constraint as `CREATE TABLE` or `ADD CONSTRAINT` declares it.
package struct TableConstraint: Hashable, Sendable {
  package var name: String?
  package var kind: Kind
  /// Old rows are not looked at.
  package var isNotValid = false
  package var isNotEnforced = false

  package enum Kind: Hashable, Sendable {
    case check(columns: Set<String>, notNull: String?)
    case foreignKey(columns: [String], to: QualifiedName)
    case primaryKey(columns: [String])
    case unique(columns: [String])
    /// A primary key or unique constraint that takes an index over.
    case usingIndex(String, isPrimaryKey: Bool)
    case exclusion
    case notNull(column: String)
  }
}

extension TokenReader {
  /// A constraint of a table; nil where something else comes, which is then still to be read.
  mutating func takeTableConstraint() -> TableConstraint? {
    var ahead = self
    let name = ahead.take("constraint") ? ahead.takeIdentifier() : nil
    guard let kind = ahead.takeConstraintKind() else { return nil }
    var constraint = TableConstraint(name: name, kind: kind)
    while !ahead.isAtEnd {
      if ahead.take("not", "valid") {
        constraint.isNotValid = true
      } else if ahead.take("not", "enforced") {
        constraint.isNotEnforced = true
      } else {
        ahead.skipItem()
      }
    }
    self = ahead
    return constraint
  }

  private mutating func takeConstraintKind() -> TableConstraint.Kind? {
    if take("check") { return takeCheck() }
    if take("foreign", "key") {
      let columns = takeColumns()
      guard take("references"), let target = takeName() else { return nil }
      return .foreignKey(columns: columns, to: target)
    }
    if take("primary", "key") { return takeKey(isPrimaryKey: true) }
    if take("unique") {
      _ = take("nulls", "not", "distinct") || take("nulls", "distinct")
      return takeKey(isPrimaryKey: false)
    }
    if take("exclude") { return .exclusion }
    if take("not", "null") { return takeIdentifier().map { .notNull(column: $0) } }
    return nil
  }

  private mutating func takeKey(isPrimaryKey: Bool) -> TableConstraint.Kind? {
    if take("using", "index") {
      return takeIdentifier().map { .usingIndex($0, isPrimaryKey: isPrimaryKey) }
    }
    let columns = takeColumns()
    return isPrimaryKey ? .primaryKey(columns: columns) : .unique(columns: columns)
  }

  private mutating func takeCheck() -> TableConstraint.Kind? {
    guard isAt("(") else { return nil }
    let start = index
    skipItem()
    var inner = TokenReader(statement, (start + 1)..<(index - 1))
    while inner.isAt("("), inner.isWrapped { inner = inner.unwrapped }
    let column = inner.takeIdentifier()
    let isNotNull = inner.take("is", "not", "null") && inner.isAtEnd
    return .check(
      columns: statement.names(in: start..<index), notNull: isNotNull ? column : nil)
  }

  /// Whether one parenthesis holds all that is left.
  private var isWrapped: Bool {
    var ahead = self
    ahead.skipItem()
    return ahead.isAtEnd
  }

  private var unwrapped: TokenReader { TokenReader(statement, (index + 1)..<(end - 1)) }
}
