import PostgresSchema
import PostgresSyntax

/// RW107: a check that all rows are read for.
struct CheckOverRows: Rule {
  static let about = RuleDescription(
    .rewrites, 107, "check-over-rows", "A CHECK is added without NOT VALID.",
    why: "All rows are read while nobody can read or write the table.",
    instead: "ADD CONSTRAINT … NOT VALID in one file, VALIDATE CONSTRAINT in the next.",
    given: "CREATE TABLE sales.invoice (id bigint PRIMARY KEY, days int);",
    bad: """
      SET lock_timeout = '2s';
      ALTER TABLE sales.invoice ADD CONSTRAINT invoice_days CHECK (days > 0);
      """,
    good: """
      SET lock_timeout = '2s';
      ALTER TABLE sales.invoice ADD CONSTRAINT invoice_days CHECK (days > 0) NOT VALID;
      """)

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    guard case .alterTable(let table, .addConstraint(let constraint)) = operation.kind,
      case .check = constraint.kind, !constraint.isNotValid
    else { return [] }
    let text = "reads all rows of \(table) under its strongest lock"
    return [Complaint(context.severity(.error, on: table), text, table)]
  }
}
