import PostgresSchema
import PostgresSyntax

/// BC106: a type that readers may not know.
struct ChangedType: Rule {
  static let about = RuleDescription(
    .contract, 106, "changed-type", "A column gets another type.",
    why: "Programs that bind or read the old type may fail, or show another text.",
    instead: "Take a new attribute, and a view that shows the old one in its type.",
    given: "CREATE TABLE sales.invoice (id bigint PRIMARY KEY, at timestamp);",
    bad: """
      SET lock_timeout = '2s'; SET TimeZone = 'UTC';
      ALTER TABLE sales.invoice ALTER COLUMN at TYPE timestamptz;
      """,
    good: "SET lock_timeout = '2s'; ALTER TABLE sales.invoice ADD COLUMN at_2 timestamptz;")

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    guard case .alterTable(let table, .changeType(let column, let new, _, _)) = operation.kind,
      let old = context.known.tables[table]?.columns[column]?.type, old.name != new.name,
      // Text of any length is one type to every program.
      ![old, new].allSatisfy({ ["text", "varchar"].contains($0.name) }), !context.isNew(table)
    else { return [] }
    return [Complaint(.warning, "who reads \(table).\(column) gets \(new) for \(old)", table)]
  }
}
