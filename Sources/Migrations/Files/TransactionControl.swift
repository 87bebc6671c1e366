package import PostgresSchema
import PostgresSyntax

/// A statement that begins or ends a transaction.
package enum TransactionControl: Hashable, Sendable {
  case begin
  case commit
  /// Savepoints, rollbacks and two-phase commits, none of which a migration has a use for.
  case other

  /// Nil for a statement of any other kind.
  package init?(_ statement: ScannedStatement) {
    // A migration has thousands of statements, most of which no grammar needs to look at for this.
    guard statement.begins(with: Self.firstWords) else { return nil }
    switch statement.operations.first?.kind {
    case .begin: self = .begin
    case .commit: self = .commit
    case .rollback, .savepoint: self = .other
    default: return nil
    }
  }

  private static let firstWords: Set = [
    "begin", "start", "commit", "end", "rollback", "abort", "savepoint", "release", "prepare",
  ]
}

extension ScannedStatement {
  /// Whether its first word is one of these, in lower case.
  func begins(with words: Set<String>) -> Bool {
    guard let first = tokens.first, first.kind == .word else { return false }
    return words.contains(identifier(first))
  }
}
