import PostgresSchema
import PostgresSyntax

/// PT102: a partition whose rows are read while it is attached.
struct AttachScan: Rule {
  static let about = RuleDescription(
    .partitions, 102, "attach-scan", "A partition is attached without a CHECK of its bounds.",
    why: """
      All rows of the new partition are read under its strongest lock; where there is a default \
      partition, those of that one too.
      """,
    instead: "Give it a CHECK that says what the bounds say, and drop that once it is attached.",
    given: """
      CREATE TABLE sales.event (at date) PARTITION BY RANGE (at);
      CREATE TABLE sales.event_2024 (at date);
      """,
    bad: """
      SET lock_timeout = '2s';
      ALTER TABLE sales.event ATTACH PARTITION sales.event_2024
        FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
      """,
    good: """
      SET lock_timeout = '2s';
      CREATE TABLE sales.event_2025 (LIKE sales.event INCLUDING ALL,
        CHECK (at IS NOT NULL AND at >= '2025-01-01' AND at < '2026-01-01'));
      ALTER TABLE sales.event ATTACH PARTITION sales.event_2025
        FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
      """)

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    guard case .alterTable(let parent, .attachPartition(let child, let isDefault)) = operation.kind,
      !context.isNew(parent)
    else { return [] }
    var complaints: [Complaint] = []
    let isChecked = context.known.tables[child]?.constraints.values.contains {
      if case .check = $0.kind { !$0.isNotValid } else { false }
    }
    if isChecked != true, !context.isNew(child) {
      let text =
        "reads all rows of \(child) under its strongest lock, for no CHECK gives its bounds"
      complaints.append(Complaint(.warning, text, child))
    }
    if !isDefault, context.known.tables[parent]?.hasDefaultPartition == true {
      let text = "reads the default partition of \(parent) under its strongest lock"
      let fix = "Give the default partition a CHECK that excludes these bounds."
      complaints.append(Complaint(.warning, text, parent, fix: fix))
    }
    return complaints
  }
}
