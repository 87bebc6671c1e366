import PostgresSchema
import PostgresSyntax

/// TX104: a check that is put off, and then done at once.
struct ValidateAtOnce: Rule {
  static let about = RuleDescription(
    .transactions, 104, "validate-at-once",
    "A constraint is validated in the transaction that adds it.",
    why: "The strong lock of ADD CONSTRAINT is held while VALIDATE reads all rows.",
    instead: "VALIDATE CONSTRAINT in the next file.",
    given: "CREATE TABLE sales.invoice (id bigint PRIMARY KEY, days int);",
    bad: """
      -- transaction: whole
      SET lock_timeout = '2s';
      ALTER TABLE sales.invoice ADD CONSTRAINT invoice_days CHECK (days > 0) NOT VALID;
      ALTER TABLE sales.invoice VALIDATE CONSTRAINT invoice_days;
      """,
    good: """
      -- transaction: whole
      SET lock_timeout = '2s';
      ALTER TABLE sales.invoice ADD CONSTRAINT invoice_days CHECK (days > 0) NOT VALID;
      """)

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    guard case .alterTable(let table, .validateConstraint(let name)) = operation.kind else {
      return []
    }
    // A statement is a transaction, whatever the file is.
    let together = (context.isInTransaction ? context.done : []) + context.operations
    guard let added = together.last(where: { adds(name, to: table, $0) }) else { return [] }
    let text = "reads all rows of \(table) under the lock of line \(added.place.line)"
    return [Complaint(context.severity(.error, on: table), text, table)]
  }

  private func adds(_ name: String, to table: QualifiedName, _ operation: Operation) -> Bool {
    guard case .alterTable(table, .addConstraint(let constraint)) = operation.kind else {
      return false
    }
    return constraint.name == name
  }
}
