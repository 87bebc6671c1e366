import PostgresSchema
import PostgresSyntax

/// LK106: a foreign key within CREATE TABLE or ADD COLUMN.
struct ReferenceInDefinition: Rule {
  static let about = RuleDescription(
    .locks, 106, "reference-in-definition",
    "REFERENCES within CREATE TABLE or ADD COLUMN locks the other table.",
    why: """
      Loads of the table that is referred to wait, also while the statement waits for them; a hub is \
      written to by every load.
      """,
    instead:
      "Make the table or column bare, and add the foreign key NOT VALID in a file of its own.",
    given: "CREATE TABLE sales.customer (id bigint PRIMARY KEY);",
    bad: """
      SET lock_timeout = '2s';
      CREATE TABLE sales.invoice (
        id bigint PRIMARY KEY, customer_id bigint REFERENCES sales.customer);
      """,
    good: "CREATE TABLE sales.invoice (id bigint PRIMARY KEY, customer_id bigint);")

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    let targets: Set<QualifiedName>
    switch operation.kind {
    case .createTable(let table): targets = table.referenced.subtracting([table.name])
    case .alterTable(let table, .addColumn(let column, _)):
      targets = Set([column.references].compactMap { $0 }).subtracting([table])
    default: return []
    }
    return targets.filter { !context.isNew($0) }.sorted().map {
      Complaint(.warning, "no load can write to \($0) until this transaction ends", $0)
    }
  }
}
