import PostgresSchema
import PostgresSyntax

/// LK107: an index that a constraint builds while everybody waits.
struct UniqueConstraintBuildsIndex: Rule {
  static let about = RuleDescription(
    .locks, 107, "unique-constraint-builds-index",
    "A primary key, UNIQUE or EXCLUDE builds its index under the strongest lock.",
    why: "Until all rows are read and sorted nobody can even read the table.",
    instead: "CREATE UNIQUE INDEX CONCURRENTLY first, then ADD CONSTRAINT … USING INDEX.",
    given: "CREATE TABLE sales.invoice (id bigint NOT NULL, number text);",
    bad: """
      SET lock_timeout = '2s';
      ALTER TABLE sales.invoice ADD CONSTRAINT invoice_number UNIQUE (number);
      """,
    good: """
      SET lock_timeout = '2s';
      ALTER TABLE sales.invoice ADD CONSTRAINT invoice_number UNIQUE USING INDEX invoice_number;
      """)

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    guard case .alterTable(let table, let action) = operation.kind, builds(action) else {
      return []
    }
    let text = "nobody can read \(table) while the index of this constraint is built"
    return [Complaint(context.severity(.error, on: table), text, table)]
  }

  private func builds(_ action: TableAction) -> Bool {
    switch action {
    case .addColumn(let column, _): return column.isUnique || column.isPrimaryKey
    case .addConstraint(let constraint):
      switch constraint.kind {
      case .primaryKey, .unique, .exclusion: return true
      case .check, .foreignKey, .usingIndex: return false
      }
    default: return false
    }
  }
}
