import PostgresSchema
import PostgresSyntax

/// DV106: an index that every load has to change.
struct IndexedEnd: Rule {
  static let about = RuleDescription(
    .vaults, 106, "indexed-end", "An index has load_end_date in it.",
    why: """
      It is the one column that is ever updated: with it in an index each version that ends is       written to all indexes of the table.
      """,
    instead: "Index the hash key and load_date, and take the last version by ORDER BY load_date.",
    given: """
      CREATE TABLE business.customer_s (customer_hk bytea, load_date timestamptz,
        load_end_date timestamptz, hash_diff bytea, name varchar(20), record_source text,
        PRIMARY KEY (customer_hk, load_date));
      """,
    bad: """
      DROP INDEX CONCURRENTLY IF EXISTS business.customer_now;
      CREATE INDEX CONCURRENTLY customer_now ON business.customer_s (customer_hk, load_end_date);
      """,
    good: """
      DROP INDEX CONCURRENTLY IF EXISTS business.customer_now;
      CREATE INDEX CONCURRENTLY customer_now ON business.customer_s (name);
      """)

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    guard case .createIndex(let index) = operation.kind,
      context.known.vaultTable(index.table) == .satellite,
      index.columns.contains("load_end_date") || index.predicate.contains("load_end_date")
    else { return [] }
    return [
      Complaint(
        .warning, "each version of \(index.table) that ends changes its indexes", index.table)
    ]
  }
}
