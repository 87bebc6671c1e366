import PostgresSchema
import PostgresSyntax

/// RW104: a column of a domain with constraints.
struct ConstrainedDomain: Rule {
  static let about = RuleDescription(
    .rewrites, 104, "constrained-domain", "A new column is of a domain that has a constraint.",
    why: "The table is written anew, though every row gets NULL.",
    instead: "Take the type beneath the domain, and a CHECK that is added NOT VALID.",
    given: """
      CREATE DOMAIN sales.percentage AS numeric CHECK (VALUE <= 100);
      CREATE TABLE sales.invoice (id bigint PRIMARY KEY);
      """,
    bad: "SET lock_timeout = '2s'; ALTER TABLE sales.invoice ADD COLUMN discount sales.percentage;",
    good: "SET lock_timeout = '2s'; ALTER TABLE sales.invoice ADD COLUMN discount numeric;")

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    let subject: (table: QualifiedName, type: ColumnType)
    switch operation.kind {
    case .alterTable(let table, .addColumn(let column, _)): subject = (table, column.type)
    case .alterTable(let table, .changeType(_, let type, _, _)): subject = (table, type)
    default: return []
    }
    guard context.known.domain(named: subject.type) == true else { return [] }
    let text =
      "writes all rows of \(subject.table) anew: domain \(subject.type.name) is constrained"
    return [Complaint(context.severity(.error, on: subject.table), text, subject.table)]
  }
}

extension KnownSchema {
  /// Whether a type is a domain with constraints; nil where it is no domain that is known.
  func domain(named type: ColumnType) -> Bool? {
    let parts = type.name.split(separator: ".", maxSplits: 1).map(String.init)
    let name =
      parts.count == 2
      ? QualifiedName(schema: parts[0], name: parts[1])
      : QualifiedName(schema: "public", name: type.name)
    return domains[name]
  }
}
