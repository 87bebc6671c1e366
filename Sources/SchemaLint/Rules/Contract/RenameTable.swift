import PostgresSchema
import PostgresSyntax

/// BC102: a table that readers no longer find.
struct RenameTable: Rule {
  static let about = RuleDescription(
    .contract, 102, "rename-table", "A table is renamed or moved to another schema.",
    why: "From that moment on every query and loader that has the old name fails.",
    instead: "Rename it and leave a view of the old name, in one transaction.",
    given: "CREATE TABLE sales.invoice (id bigint PRIMARY KEY, number text);",
    bad: "SET lock_timeout = '2s'; ALTER TABLE sales.invoice RENAME TO bill;",
    good: "CREATE VIEW sales.bill AS SELECT id, number FROM sales.invoice;")

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    let name: QualifiedName
    let new: QualifiedName
    switch operation.kind {
    case .alterTable(let table, .renameTable(let to)):
      (name, new) = (table, QualifiedName(schema: table.schema, name: to))
    case .alterTable(let table, .setSchema(let schema)):
      (name, new) = (table, QualifiedName(schema: schema, name: table.name))
    default: return []
    }
    guard !context.isNew(name) else { return [] }
    return [Complaint(.warning, "who reads \(name) fails: it is \(new) now", name)]
  }
}
