import PostgresSchema
import PostgresSyntax

/// DV102: rows of a vault that are changed after they were loaded.
struct HistoryRewritten: Rule {
  static let about = RuleDescription(
    .vaults, 102, "history-rewritten", "Rows of a vault are updated or deleted.",
    why: "The vault no longer says what was delivered, and hash_diff no longer fits the row.",
    instead: "Load a correction as a new version, from a source of its own.",
    given: """
      CREATE TABLE business.customer_s (customer_hk bytea, load_date timestamptz,
        load_end_date timestamptz, hash_diff bytea, name varchar(20), record_source text,
        PRIMARY KEY (customer_hk, load_date));
      """,
    bad: "UPDATE business.customer_s SET name = 'n/a' WHERE name IS NULL;",
    good: """
      UPDATE business.customer_s SET load_end_date = now() WHERE customer_hk = '\\x00';
      """)

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    guard case .writeRows(let rows) = operation.kind, rows.verb == .update || rows.verb == .delete,
      context.known.vaultTable(rows.table) != nil, !context.isNew(rows.table),
      // The end of a version is the one thing that loads themselves write later.
      rows.verb == .delete || rows.columns != ["load_end_date"]
    else { return [] }
    let verb = rows.verb == .update ? "changes" : "removes"
    return [Complaint(.error, "\(verb) what was loaded into \(rows.table)", rows.table)]
  }
}
