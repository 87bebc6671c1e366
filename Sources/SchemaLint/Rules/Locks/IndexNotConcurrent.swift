import PostgresSchema
import PostgresSyntax

/// LK102: an index build that loads wait for.
struct IndexNotConcurrent: Rule {
  static let about = RuleDescription(
    .locks, 102, "index-not-concurrent",
    "An index on a filled table is built without CONCURRENTLY.",
    why: "All rows are read and sorted, and until the end no load can write to the table.",
    instead: "CREATE INDEX CONCURRENTLY, alone in a file that runs in no transaction.",
    given: "CREATE TABLE sales.invoice (id bigint PRIMARY KEY, number text);",
    bad: "SET lock_timeout = '2s'; CREATE INDEX invoice_number ON sales.invoice (number);",
    good: """
      -- transaction: none
      DROP INDEX CONCURRENTLY IF EXISTS sales.invoice_number;
      CREATE INDEX CONCURRENTLY invoice_number ON sales.invoice (number);
      """)

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    guard case .createIndex(let index) = operation.kind, !index.isConcurrent,
      context.known.tables[index.table]?.isPartitioned != true
    else { return [] }
    let text = "no load can write to \(index.table) while this index is built"
    return [Complaint(context.severity(.error, on: index.table), text, index.table)]
  }
}
