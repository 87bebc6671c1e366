import PostgresSchema
import PostgresSyntax

/// PT103: a partition that is taken off while everybody waits.
struct DetachNotConcurrent: Rule {
  static let about = RuleDescription(
    .partitions, 103, "detach-not-concurrent", "A partition is detached without CONCURRENTLY.",
    why: "Queries and loads of all partitions wait until every one that runs has ended.",
    instead: "DETACH PARTITION … CONCURRENTLY, alone in a file that runs in no transaction.",
    bad: "SET lock_timeout = '2s'; ALTER TABLE sales.event DETACH PARTITION sales.event_2020;",
    good: "ALTER TABLE sales.event DETACH PARTITION sales.event_2020 CONCURRENTLY;")

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    guard
      case .alterTable(let parent, .detachPartition(let child, isConcurrent: false)) =
        operation.kind, !context.isNew(parent)
    else { return [] }
    return [Complaint(.warning, "queries and loads of \(parent) wait to lose \(child)", parent)]
  }
}
