import PostgresSchema
import PostgresSyntax

/// RW109: a primary key over columns that may be NULL.
struct PrimaryKeyScan: Rule {
  static let about = RuleDescription(
    .rewrites, 109, "primary-key-scan", "A primary key takes an index over a nullable column.",
    why: "All rows are read under the strongest lock to find a NULL, though the index is built.",
    instead: "Make the columns NOT NULL first, by a CHECK that was validated.",
    given: """
      CREATE TABLE sales.invoice (id bigint, number bigint NOT NULL);
      CREATE UNIQUE INDEX invoice_id ON sales.invoice (id);
      CREATE UNIQUE INDEX invoice_number ON sales.invoice (number);
      """,
    bad: """
      SET lock_timeout = '2s';
      ALTER TABLE sales.invoice ADD CONSTRAINT invoice_key PRIMARY KEY USING INDEX invoice_id;
      """,
    good: """
      SET lock_timeout = '2s';
      ALTER TABLE sales.invoice ADD CONSTRAINT invoice_key PRIMARY KEY USING INDEX invoice_number;
      """)

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    guard case .alterTable(let table, .addConstraint(let constraint)) = operation.kind,
      case .usingIndex(let name, isPrimaryKey: true) = constraint.kind
    else { return [] }
    let index = context.known.indexes[QualifiedName(schema: table.schema, name: name)]
    let columns = context.known.tables[table]?.columns
    guard let index, let columns else {
      let text = "reads all rows of \(table), unless the columns of \(name) are NOT NULL"
      return [Complaint(.information, text, table)]
    }
    return index.columns.filter { columns[$0]?.isNullable == true }.map {
      let text = "reads all rows of \(table) under its strongest lock to find a NULL in \($0)"
      return Complaint(context.severity(.error, on: table), text, table)
    }
  }
}
