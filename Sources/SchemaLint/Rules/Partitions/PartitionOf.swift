import PostgresSchema
import PostgresSyntax

/// PT101: a partition that locks its parent.
struct PartitionOf: Rule {
  static let about = RuleDescription(
    .partitions, 101, "partition-of", "CREATE TABLE … PARTITION OF locks the whole parent.",
    why: "Queries and loads of all partitions wait until the transaction ends.",
    instead: "CREATE TABLE … (LIKE parent), a CHECK of its bounds, then ATTACH PARTITION.",
    given: "CREATE TABLE sales.event (at date) PARTITION BY RANGE (at);",
    bad: """
      SET lock_timeout = '2s';
      CREATE TABLE sales.event_2025 PARTITION OF sales.event
        FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
      """,
    good: """
      SET lock_timeout = '2s';
      CREATE TABLE sales.event_2025 (LIKE sales.event INCLUDING ALL,
        CHECK (at IS NOT NULL AND at >= '2025-01-01' AND at < '2026-01-01'));
      ALTER TABLE sales.event ATTACH PARTITION sales.event_2025
        FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
      """)

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    guard case .createTable(let table) = operation.kind, let parent = table.parent,
      !context.isNew(parent)
    else { return [] }
    let scan = context.known.tables[parent]?.hasDefaultPartition == true
    let end = scan ? ", and read the default partition" : ""
    let text = "queries and loads of \(parent) and all its partitions wait\(end)"
    return [Complaint(.warning, text, parent)]
  }
}
