import PostgresSchema
import PostgresSyntax

/// BC101: a column that readers no longer find.
struct RenameColumn: Rule {
  static let about = RuleDescription(
    .contract, 101, "rename-column", "A column is renamed.",
    why: "From that moment on every query and loader that has the old name fails.",
    instead: "Add a view that has both names, move readers over, then rename.",
    given: "CREATE TABLE sales.invoice (id bigint PRIMARY KEY, number text);",
    bad: "SET lock_timeout = '2s'; ALTER TABLE sales.invoice RENAME COLUMN number TO code;",
    good: "CREATE VIEW sales.invoices AS SELECT id, number, number AS code FROM sales.invoice;")

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    guard case .alterTable(let table, .renameColumn(let old, let new)) = operation.kind,
      !context.isNew(table)
    else { return [] }
    return [Complaint(.warning, "who reads \(table).\(old) fails: it is \(new) now", table)]
  }
}
