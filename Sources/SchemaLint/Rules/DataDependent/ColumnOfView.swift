import PostgresSchema
import PostgresSyntax

/// DD104: a type that a view relies on.
struct ColumnOfView: Rule {
  static let about = RuleDescription(
    .dataDependent, 104, "column-of-view", "A view uses the column whose type is changed.",
    why: "The server refuses it: cannot alter type of a column used by a view (0A000).",
    instead:
      "In one transaction drop the view, alter the column, make the view and its rights again.",
    given: """
      CREATE TABLE sales.invoice (id bigint PRIMARY KEY, number varchar(20));
      CREATE VIEW sales.numbers AS SELECT number FROM sales.invoice;
      """,
    bad: "SET lock_timeout = '2s'; ALTER TABLE sales.invoice ALTER COLUMN number TYPE varchar(40);",
    good: """
      SET lock_timeout = '2s';
      DROP VIEW sales.numbers;
      ALTER TABLE sales.invoice ALTER COLUMN number TYPE varchar(40);
      CREATE VIEW sales.numbers AS SELECT number FROM sales.invoice;
      """)

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    let change: (table: QualifiedName, column: String)
    switch operation.kind {
    case .alterTable(let table, .changeType(let column, _, _, _)): change = (table, column)
    case .alterTable(let table, .dropColumn(let column, false)): change = (table, column)
    default: return []
    }
    let views = context.known.views.values.map(\.definition).filter {
      $0.names.contains(change.table.name) && $0.names.contains(change.column)
    }
    return views.map(\.name).sorted().map { view in
      Complaint(
        .error, "fails while view \(view) uses \(change.table).\(change.column)", change.table)
    }
  }
}
