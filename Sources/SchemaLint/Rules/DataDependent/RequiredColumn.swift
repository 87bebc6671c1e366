import PostgresSchema
import PostgresSyntax

/// DD101: a column without a value for the rows that are there.
struct RequiredColumn: Rule {
  static let about = RuleDescription(
    .dataDependent, 101, "required-column", "A new column is NOT NULL and has no default.",
    why: "The statement fails on a table that has a row, and works on the empty one of a test.",
    instead: "Let it be NULL: older rows have no value for it. Or put it into a new satellite.",
    given: "CREATE TABLE sales.invoice (id bigint PRIMARY KEY);",
    bad: "SET lock_timeout = '2s'; ALTER TABLE sales.invoice ADD COLUMN paid_on date NOT NULL;",
    good: "SET lock_timeout = '2s'; ALTER TABLE sales.invoice ADD COLUMN paid_on date;")

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    guard case .alterTable(let table, .addColumn(let column, _)) = operation.kind,
      column.isNotNull, column.filling == .null, !column.type.isSerial
    else { return [] }
    let severity = context.severity(.error, on: table)
    let text = "fails where \(table) has rows: \(column.name) is NOT NULL without a default"
    return [Complaint(severity, text, table, at: column.place)]
  }
}
