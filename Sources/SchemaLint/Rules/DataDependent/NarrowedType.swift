import PostgresSchema
import PostgresSyntax
import SchemaDiff

/// DD103: a type that holds less than the one before.
struct NarrowedType: Rule {
  static let about = RuleDescription(
    .dataDependent, 103, "narrowed-type", "A column's new type holds less than the old one.",
    why: "The statement fails on the first value that does not fit, or rounds it without a word.",
    instead: "Leave the type, or take a new attribute of the narrower one.",
    given: "CREATE TABLE sales.invoice (id bigint PRIMARY KEY, total numeric(12,2));",
    bad: "SET lock_timeout = '2s'; ALTER TABLE sales.invoice ALTER COLUMN total TYPE numeric(8,2);",
    good: """
      SET lock_timeout = '2s'; ALTER TABLE sales.invoice ALTER COLUMN total TYPE numeric(14,2);
      """)

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    guard case .alterTable(let table, .changeType(let column, let new, _, _)) = operation.kind,
      let old = context.known.tables[table]?.columns[column]?.type,
      TypeChange(from: old, to: new).isNarrowing
    else { return [] }
    let text = "\(new) may not hold what \(table).\(column) has as \(old)"
    return [Complaint(context.severity(.warning, on: table), text, table)]
  }
}
