import PostgresSchema
import PostgresSyntax

/// TX101: what the server runs in no transaction.
struct ConcurrentInTransaction: Rule {
  static let about = RuleDescription(
    .transactions, 101, "concurrent-in-transaction",
    "A statement stands in a transaction that can run in none.",
    why: "The server refuses it: … cannot run inside a transaction block (25001).",
    instead: "Put it into a file of its own, with `-- transaction: none` at its head.",
    bad: """
      BEGIN;
      DROP INDEX CONCURRENTLY IF EXISTS sales.invoice_number;
      COMMIT;
      """,
    good: """
      -- transaction: none
      DROP INDEX CONCURRENTLY IF EXISTS sales.invoice_number;
      """)

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    guard context.isInTransaction, let command = operation.commandOutsideTransaction else {
      return []
    }
    return [Complaint(.error, "fails: \(command) can run in no transaction", command)]
  }
}

extension Operation {
  /// In words of SQL, where the operation can stand in no transaction.
  var commandOutsideTransaction: String? {
    switch kind {
    case .createIndex(let index) where index.isConcurrent: "CREATE INDEX CONCURRENTLY"
    case .drop(let dropped) where dropped.isConcurrent: "DROP INDEX CONCURRENTLY"
    case .drop(let dropped) where dropped.kind == "database": "DROP DATABASE"
    case .drop(let dropped) where dropped.kind == "tablespace": "DROP TABLESPACE"
    case .reindex(_, _, isConcurrent: true): "REINDEX CONCURRENTLY"
    case .alterTable(_, .detachPartition(_, isConcurrent: true)): "DETACH PARTITION CONCURRENTLY"
    case .rewrite("VACUUM FULL", _): "VACUUM FULL"
    case .outsideTransaction(let command): command
    default: nil
    }
  }
}
