import PostgresSchema
import PostgresSyntax

/// RW103: a check that comes with its column.
struct CheckOnNewColumn: Rule {
  static let about = RuleDescription(
    .rewrites, 103, "check-on-new-column", "A new column comes with a CHECK.",
    why: "All rows are read to check it while nobody can read or write the table.",
    instead: "Add the column, then ADD CONSTRAINT … CHECK … NOT VALID; VALIDATE in the next file.",
    given: "CREATE TABLE sales.invoice (id bigint PRIMARY KEY);",
    bad: "SET lock_timeout = '2s'; ALTER TABLE sales.invoice ADD COLUMN days int CHECK (days > 0);",
    good: """
      SET lock_timeout = '2s';
      ALTER TABLE sales.invoice ADD COLUMN days int;
      ALTER TABLE sales.invoice ADD CONSTRAINT invoice_days CHECK (days > 0) NOT VALID;
      """)

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    guard case .alterTable(let table, .addColumn(let column, _)) = operation.kind, column.hasCheck
    else { return [] }
    let text = "reads all rows of \(table) under its strongest lock to check \(column.name)"
    return [Complaint(context.severity(.error, on: table), text, table, at: column.place)]
  }
}
