import PostgresSchema
import PostgresSyntax

/// LK108: a foreign key that goes, and locks the other table.
struct LockOnReferenced: Rule {
  static let about = RuleDescription(
    .locks, 108, "lock-on-referenced", "Dropping a foreign key locks the table that it leads to.",
    why: "Queries and loads of a table wait that the statement does not even name.",
    instead: "Run it with a short lock_timeout, at a time when no load runs, and allow it here.",
    given: """
      CREATE TABLE sales.customer (id bigint PRIMARY KEY);
      CREATE TABLE sales.invoice (id bigint PRIMARY KEY, customer_id bigint,
        CONSTRAINT invoice_customer FOREIGN KEY (customer_id) REFERENCES sales.customer);
      """,
    bad: "SET lock_timeout = '2s'; ALTER TABLE sales.invoice DROP CONSTRAINT invoice_customer;",
    good: """
      SET lock_timeout = '2s';
      -- lint: allow lock-on-referenced because it runs on Sundays, when no load does
      ALTER TABLE sales.invoice DROP CONSTRAINT invoice_customer;
      """)

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    let own: Set<QualifiedName>
    switch operation.kind {
    case .alterTable(let table, .dropConstraint): own = [table]
    case .drop(let dropped) where dropped.kind == "table": own = Set(dropped.names)
    default: return []
    }
    let others = operation.locks(known: context.known).keys.filter {
      !own.contains($0) && !context.isNew($0)
    }
    return others.sorted().map { Complaint(.warning, "queries and loads of \($0) wait too", $0) }
  }
}
