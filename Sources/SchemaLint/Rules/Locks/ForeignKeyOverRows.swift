import PostgresSchema
import PostgresSyntax

/// LK105: a foreign key that is checked while loads of two tables wait.
struct ForeignKeyOverRows: Rule {
  static let about = RuleDescription(
    .locks, 105, "foreign-key-over-rows", "A foreign key is added without NOT VALID.",
    why: "All rows are looked up while no load can write to either of the two tables.",
    instead: "ADD CONSTRAINT … NOT VALID in one file, VALIDATE CONSTRAINT in the next.",
    given: """
      CREATE TABLE sales.customer (id bigint PRIMARY KEY);
      CREATE TABLE sales.invoice (id bigint PRIMARY KEY, customer_id bigint);
      """,
    bad: """
      SET lock_timeout = '2s';
      ALTER TABLE sales.invoice ADD CONSTRAINT invoice_customer
        FOREIGN KEY (customer_id) REFERENCES sales.customer;
      """,
    good: """
      SET lock_timeout = '2s';
      ALTER TABLE sales.invoice ADD CONSTRAINT invoice_customer
        FOREIGN KEY (customer_id) REFERENCES sales.customer NOT VALID;
      """)

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    guard case .alterTable(let table, .addConstraint(let constraint)) = operation.kind,
      case .foreignKey(_, let target) = constraint.kind,
      !constraint.isNotValid
    else { return [] }
    let text = "no load can write to \(table) or \(target) while all rows are checked"
    return [Complaint(context.severity(.error, on: table), text, table)]
  }
}
