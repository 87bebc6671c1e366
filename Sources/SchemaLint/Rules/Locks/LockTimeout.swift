import PostgresSchema
import PostgresSyntax
import SchemaDiff

/// LK101: a statement that waits for its lock without an end.
struct LockTimeout: Rule {
  static let about = RuleDescription(
    .locks, 101, "lock-timeout", "A strong lock is waited for without a limit.",
    why: """
      While the statement waits behind one long query, every query and load that comes later waits \
      behind the statement: the table stands still, though nobody has locked it yet.
      """,
    instead: "SET lock_timeout = '2s' before it, and try again when it runs out.",
    given: "CREATE TABLE sales.invoice (id bigint PRIMARY KEY);",
    bad: "ALTER TABLE sales.invoice ADD COLUMN paid_on date;",
    good: "SET lock_timeout = '2s'; ALTER TABLE sales.invoice ADD COLUMN paid_on date;")

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    // Once a statement is enough.
    guard context.lockTimeout == nil, operation == context.operations.first else { return [] }
    var locks: [QualifiedName: LockMode] = [:]
    for operation in context.operations {
      locks.merge(operation.locks(known: context.known), uniquingKeysWith: max)
    }
    let strong = locks.filter { $0.value.blocksLoads && !context.isNew($0.key) }
    guard let worst = strong.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { return [] }
    let whom = worst.value.blocksReads ? "queries and loads" : "loads"
    let text =
      "\(whom) of \(worst.key) wait behind this \(worst.value.rawValue) lock, without a limit"
    return [Complaint(.warning, text, worst.key)]
  }
}
