import PostgresSchema
import PostgresSyntax

/// LT105: a statement that the grammar of PostgreSQL 15 does not take.
struct NotUnderstood: Rule {
  static let about = RuleDescription(
    .lint, 105, "not-understood", "A statement is not understood.",
    why: """
      It is read with the grammar of PostgreSQL 15. Syntax of a later version is not checked at all, and \
      neither is what hangs on it further below.
      """,
    instead: "Try it on a copy, and watch its locks there.",
    bad: "ALTER TABLE sales.invoice ADD CONSTRAINT positive CHECK (total > 0) NOT ENFORCED;",
    good: "CREATE SCHEMA archive;")

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    guard case .notUnderstood(let error) = operation.kind else { return [] }
    return [
      Complaint(.information, "is not checked: \(error.message)", "statement", at: error.place)
    ]
  }
}
