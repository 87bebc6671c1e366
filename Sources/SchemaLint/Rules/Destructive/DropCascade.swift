import PostgresSchema
import PostgresSyntax

/// DS104: what is dropped is not named.
struct DropCascade: Rule {
  static let about = RuleDescription(
    .destructive, 104, "cascade", "CASCADE drops things that nobody named.",
    why: """
      It takes along every view, foreign key and policy that hangs on the thing, also those that \
      somebody made yesterday, and does not bring them back.
      """,
    instead: "Drop what depends on it by name, in order, and make it again.",
    given: "CREATE VIEW business.customer AS SELECT 1 AS one;",
    bad: "SET lock_timeout = '2s'; DROP VIEW business.customer CASCADE;",
    good: """
      SET lock_timeout = '2s';
      DROP VIEW business.customer;
      CREATE VIEW business.customer AS SELECT 2 AS one;
      """)

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    switch operation.kind {
    case .drop(let dropped) where dropped.cascades:
      return dropped.names.map { Complaint(.error, "drops \($0) and all that hangs on it", $0) }
    case .truncate(let tables, true):
      return tables.map { Complaint(.error, "empties \($0) and all that refers to it", $0) }
    case .alterTable(let table, .dropColumn(let name, true)),
      .alterTable(let table, .dropConstraint(let name, true)):
      return [Complaint(.error, "drops \(name) of \(table) and all that hangs on it", table)]
    default: return []
    }
  }
}
