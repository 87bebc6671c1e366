import PostgresSchema
import PostgresSyntax

/// PT104: an index over all partitions at once.
struct IndexOnParent: Rule {
  static let about = RuleDescription(
    .partitions, 104, "index-on-parent", "An index is built on a partitioned table.",
    why: """
      Loads of all partitions wait until the last one is indexed. CONCURRENTLY is refused on a \
      partitioned table.
      """,
    instead: """
      CREATE INDEX … ON ONLY the parent, one CONCURRENTLY on each partition, then ALTER INDEX … \
      ATTACH PARTITION.
      """,
    given: "CREATE TABLE sales.event (at date) PARTITION BY RANGE (at);",
    bad: "SET lock_timeout = '2s'; CREATE INDEX event_at ON sales.event (at);",
    good: "SET lock_timeout = '2s'; CREATE INDEX event_at ON ONLY sales.event (at);")

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    guard case .createIndex(let index) = operation.kind, !index.isOnlyParent,
      context.known.tables[index.table]?.isPartitioned == true
    else { return [] }
    let text =
      index.isConcurrent
      ? "fails: CONCURRENTLY cannot index a partitioned table"
      : "no load can write to any partition of \(index.table) until all are indexed"
    return [Complaint(context.severity(.error, on: index.table), text, index.table)]
  }
}
