import PostgresSchema
import PostgresSyntax

/// DS101: a table and its rows are removed.
struct DropTable: Rule {
  static let about = RuleDescription(
    .destructive, 101, "drop-table", "A table is dropped, and its rows with it.",
    why: """
      What a vault has stored cannot be loaded again: sources keep no history. Foreign keys of the \
      table also lock the tables that they lead to.
      """,
    instead: "Leave the table, and take it out of the model: it is retired, and no view shows it.",
    bad: "DROP TABLE business.customer_detail_s;",
    good: "COMMENT ON TABLE business.customer_detail_s IS 'Retired: no source delivers it.';")

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    guard case .drop(let dropped) = operation.kind,
      dropped.kind == "table" || dropped.kind == "foreign table"
    else { return [] }
    return dropped.names.filter { !context.isNew($0) }.map {
      Complaint(.error, "drops table \($0) and all its rows", $0)
    }
  }
}
