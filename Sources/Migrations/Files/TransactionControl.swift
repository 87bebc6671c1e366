package import PostgresSchema

/// A statement that begins or ends a transaction.
package enum TransactionControl: Hashable, Sendable {
  case begin
  case commit
  /// Savepoints, rollbacks and two-phase commits, none of which a migration has a use for.
  case other

  /// Nil for a statement of any other kind.
  package init?(_ statement: ScannedStatement) {
    switch statement.word(0) {
    case "BEGIN", "START": self = .begin
    case "COMMIT", "END": self = statement.word(1) == "PREPARED" ? .other : .commit
    case "ROLLBACK", "ABORT", "SAVEPOINT", "RELEASE": self = .other
    case "PREPARE" where statement.word(1) == "TRANSACTION": self = .other
    default: return nil
    }
  }
}

extension ScannedStatement {
  /// One of its words in upper case, counted from 0; nil where that token is no word.
  func word(_ place: Int) -> String? {
    guard tokens.indices.contains(place), tokens[place].kind == .word else { return nil }
    return text(of: tokens[place]).uppercased()
  }
}
