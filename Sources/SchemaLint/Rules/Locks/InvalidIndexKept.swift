import PostgresSchema
import PostgresSyntax

/// LK109: an index build whose failure nobody would see.
struct InvalidIndexKept: Rule {
  static let about = RuleDescription(
    .locks, 109, "invalid-index-kept",
    "CREATE INDEX CONCURRENTLY may leave an invalid index, and nothing removes it.",
    why: """
      A build that was stopped leaves an index that costs every load and serves no query. With IF NOT \
      EXISTS the next try finds it there and reports success.
      """,
    instead: """
      DROP INDEX CONCURRENTLY IF EXISTS before it, no IF NOT EXISTS, and no short lock_timeout: the \
      build waits for every transaction that is older.
      """,
    bad: "CREATE INDEX CONCURRENTLY IF NOT EXISTS invoice_number ON sales.invoice (number);",
    good: """
      DROP INDEX CONCURRENTLY IF EXISTS sales.invoice_number;
      CREATE INDEX CONCURRENTLY invoice_number ON sales.invoice (number);
      """)

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    guard case .createIndex(let index) = operation.kind, index.isConcurrent else { return [] }
    let isDropped = context.done.contains { done in
      guard case .drop(let dropped) = done.kind else { return false }
      return dropped.kind == "index" && dropped.names.contains { $0.name == index.name }
    }
    guard !isDropped else { return [] }
    if index.skipsExisting {
      let text = "takes an invalid index of a build that was stopped for the finished one"
      return [Complaint(.error, text, index.table)]
    }
    guard let timeout = context.lockTimeout, timeout < 60_000 else { return [] }
    let text = "a lock_timeout of \(timeout) ms may stop the build and leave an invalid index"
    return [Complaint(.warning, text, index.table)]
  }
}
