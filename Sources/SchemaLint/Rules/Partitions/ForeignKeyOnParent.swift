import PostgresSchema
import PostgresSyntax

/// PT105: a foreign key that older servers refuse.
struct ForeignKeyOnParent: Rule {
  static let about = RuleDescription(
    .partitions, 105, "foreign-key-on-parent",
    "A foreign key NOT VALID is added to a partitioned table.",
    why: "PostgreSQL 15, 16 and 17 refuse it; only 18 can.",
    instead: "Add it NOT VALID to each partition and validate it there, then to the parent.",
    given: """
      CREATE TABLE sales.customer (id bigint PRIMARY KEY);
      CREATE TABLE sales.event (at date, customer_id bigint) PARTITION BY RANGE (at);
      CREATE TABLE sales.event_2025 (at date, customer_id bigint);
      """,
    bad: """
      SET lock_timeout = '2s';
      ALTER TABLE sales.event ADD CONSTRAINT event_customer
        FOREIGN KEY (customer_id) REFERENCES sales.customer NOT VALID;
      """,
    good: """
      SET lock_timeout = '2s';
      ALTER TABLE sales.event_2025 ADD CONSTRAINT event_2025_customer
        FOREIGN KEY (customer_id) REFERENCES sales.customer NOT VALID;
      """)

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    guard case .alterTable(let table, .addConstraint(let constraint)) = operation.kind,
      case .foreignKey = constraint.kind, constraint.isNotValid,
      context.known.tables[table]?.isPartitioned == true
    else { return [] }
    return [Complaint(.error, "fails before PostgreSQL 18: \(table) is partitioned", table)]
  }
}
