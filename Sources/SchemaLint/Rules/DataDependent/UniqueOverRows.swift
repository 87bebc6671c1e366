import PostgresSchema
import PostgresSyntax

/// DD102: uniqueness that old rows may break.
struct UniqueOverRows: Rule {
  static let about = RuleDescription(
    .dataDependent, 102, "unique-over-rows", "Rows that are there may not be unique.",
    why: """
      The statement fails at the first pair of equal rows; CREATE INDEX CONCURRENTLY also leaves an \
      invalid index behind.
      """,
    instead: "Look for doubles with GROUP BY … HAVING count(*) > 1 before you build it.",
    given: "CREATE TABLE sales.invoice (id bigint PRIMARY KEY, number text);",
    bad: "CREATE UNIQUE INDEX CONCURRENTLY invoice_number ON sales.invoice (number);",
    good: "CREATE INDEX CONCURRENTLY invoice_number ON sales.invoice (number);")

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    guard let table = table(of: operation), !context.isNew(table) else { return [] }
    return [Complaint(.information, "fails where \(table) has rows that are equal", table)]
  }

  private func table(of operation: Operation) -> QualifiedName? {
    switch operation.kind {
    case .createIndex(let index) where index.isUnique: return index.table
    case .alterTable(let table, .addConstraint(let constraint)):
      switch constraint.kind {
      case .primaryKey, .unique, .exclusion: return table
      case .check, .foreignKey, .usingIndex: return nil
      }
    default: return nil
    }
  }
}
