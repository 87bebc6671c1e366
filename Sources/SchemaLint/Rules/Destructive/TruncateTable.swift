import PostgresSchema
import PostgresSyntax

/// DS103: all rows of a table are removed.
struct TruncateTable: Rule {
  static let about = RuleDescription(
    .destructive, 103, "truncate-table", "All rows of a table are removed.",
    why: "History is gone, and until the transaction ends nobody can read the table.",
    instead: "Load again into a new table, and let a view show that one.",
    bad: "TRUNCATE business.customer_h;",
    good: "CREATE TABLE business.customer_2_h (customer_hk bytea NOT NULL);")

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    guard case .truncate(let tables, _) = operation.kind else { return [] }
    return tables.filter { !context.isNew($0) }.map {
      Complaint(.error, "removes all rows of \($0)", $0)
    }
  }
}
