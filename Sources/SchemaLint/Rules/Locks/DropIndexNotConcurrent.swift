import PostgresSchema
import PostgresSyntax

/// LK103: an index that is dropped while everybody waits.
struct DropIndexNotConcurrent: Rule {
  static let about = RuleDescription(
    .locks, 103, "drop-index-not-concurrent", "An index is dropped without CONCURRENTLY.",
    why: "Queries and loads of the table wait until every query that runs has ended.",
    instead: "DROP INDEX CONCURRENTLY, alone in a file that runs in no transaction.",
    bad: "SET lock_timeout = '2s'; DROP INDEX sales.invoice_number;",
    good: "DROP INDEX CONCURRENTLY IF EXISTS sales.invoice_number;")

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    guard case .drop(let dropped) = operation.kind, dropped.kind == "index", !dropped.isConcurrent
    else { return [] }
    return dropped.names.map { name in
      let table = context.known.indexes[name]?.table
      let severity = table.map { context.severity(.warning, on: $0) } ?? .warning
      return Complaint(severity, "queries wait while index \(name) is dropped", name)
    }
  }
}
