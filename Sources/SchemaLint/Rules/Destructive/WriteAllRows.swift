import PostgresSchema
import PostgresSyntax

/// DS105: a statement that changes all rows of a table.
struct WriteAllRows: Rule {
  static let about = RuleDescription(
    .destructive, 105, "write-all-rows", "UPDATE or DELETE has no WHERE.",
    why: """
      Every row is written anew in one transaction: the table doubles in size, its rows are locked \
      until the end, and there is no way back.
      """,
    instead: "Say which rows, and go through large tables in batches.",
    bad: "DELETE FROM staging.customer;",
    good: "DELETE FROM staging.customer WHERE delivered_on < '2024-01-01';")

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    guard case .writeRows(let rows) = operation.kind, !rows.hasCondition,
      !context.isNew(rows.table)
    else { return [] }
    let verb = rows.verb == .delete ? "removes" : "changes"
    let severity: Severity = rows.verb == .delete ? .error : .warning
    return [Complaint(severity, "\(verb) all rows of \(rows.table)", rows.table)]
  }
}
