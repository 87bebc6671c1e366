import PostgresSchema
import PostgresSyntax
import SchemaDiff

/// LK110: a table that is locked by hand.
struct ExplicitLock: Rule {
  static let about = RuleDescription(
    .locks, 110, "explicit-lock", "LOCK TABLE makes loads or queries wait.",
    why: "The lock is held until the transaction ends, however long the rest of it takes.",
    instead: "Leave it to the statements, or take a lock that loads do not wait for.",
    bad: "SET lock_timeout = '2s'; LOCK TABLE sales.invoice;",
    good: "LOCK TABLE sales.invoice IN SHARE UPDATE EXCLUSIVE MODE;")

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    guard case .lockTables = operation.kind else { return [] }
    let locks = operation.locks(known: context.known).filter {
      $0.value.blocksLoads && !context.isNew($0.key)
    }
    return locks.sorted { $0.key < $1.key }.map { table, mode in
      let whom = mode.blocksReads ? "queries and loads" : "loads"
      return Complaint(.warning, "\(whom) of \(table) wait until this transaction ends", table)
    }
  }
}
