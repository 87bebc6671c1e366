import PostgresSchema
import PostgresSyntax

/// RW102: a column that the server fills in every row.
struct GeneratedColumn: Rule {
  static let about = RuleDescription(
    .rewrites, 102, "generated-column", "A new column is stored, numbered or an identity.",
    why: "Each row gets a value of its own: the table and all its indexes are written anew.",
    instead: "Compute it in a view, or GENERATED … VIRTUAL on PostgreSQL 18; else a new table.",
    given: "CREATE TABLE sales.invoice (id bigint PRIMARY KEY, net numeric);",
    bad: "SET lock_timeout = '2s'; ALTER TABLE sales.invoice ADD COLUMN number bigserial;",
    good: "CREATE VIEW sales.invoices AS SELECT id, net * 1.19 AS gross FROM sales.invoice;")

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    guard case .alterTable(let table, .addColumn(let column, _)) = operation.kind,
      column.type.isSerial || column.filling == .identity || column.filling == .stored
    else { return [] }
    let text = "writes all rows of \(table) anew to fill \(column.name)"
    return [Complaint(context.severity(.error, on: table), text, table, at: column.place)]
  }
}
