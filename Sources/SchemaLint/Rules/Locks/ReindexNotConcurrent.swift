import PostgresSchema
import PostgresSyntax

/// LK104: an index that is built again while loads wait.
struct ReindexNotConcurrent: Rule {
  static let about = RuleDescription(
    .locks, 104, "reindex-not-concurrent", "REINDEX has no CONCURRENTLY.",
    why: "No load can write to the table, and no query can use the index, until it is built.",
    instead: "REINDEX … CONCURRENTLY, alone in a file that runs in no transaction.",
    bad: "SET lock_timeout = '2s'; REINDEX TABLE sales.invoice;",
    good: "REINDEX TABLE CONCURRENTLY sales.invoice;")

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    guard case .reindex(let target, let name, isConcurrent: false) = operation.kind else {
      return []
    }
    let text = "loads wait while \(target) \(name) is indexed anew"
    return [Complaint(context.severity(.error, on: name), text, name)]
  }
}
