import PostgresSchema
import PostgresSyntax

/// RW105: rows that are read to prove a column.
struct NotNullScan: Rule {
  static let about = RuleDescription(
    .rewrites, 105, "not-null-scan", "SET NOT NULL reads all rows under the strongest lock.",
    why: "Nobody can read or write the table meanwhile; and it fails at the first NULL.",
    instead: """
      ADD CONSTRAINT … CHECK (column IS NOT NULL) NOT VALID; in the next file VALIDATE, then SET NOT \
      NULL, which reads nothing, and drop the check.
      """,
    given: """
      CREATE TABLE sales.invoice (id bigint PRIMARY KEY, number text, code text,
        CONSTRAINT code_is_there CHECK (code IS NOT NULL));
      """,
    bad: "SET lock_timeout = '2s'; ALTER TABLE sales.invoice ALTER COLUMN number SET NOT NULL;",
    good: "SET lock_timeout = '2s'; ALTER TABLE sales.invoice ALTER COLUMN code SET NOT NULL;")

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    guard case .alterTable(let table, let action) = operation.kind, let column = column(of: action),
      context.known.tables[table]?.provesNotNull(column) != true,
      context.known.tables[table]?.columns[column]?.isNullable != false
    else { return [] }
    let text = "reads all rows of \(table) under its strongest lock to find a NULL in \(column)"
    return [Complaint(context.severity(.error, on: table), text, table)]
  }

  private func column(of action: TableAction) -> String? {
    if case .setNotNull(let column) = action { column } else { nil }
  }
}
