import PostgresSchema
import PostgresSyntax

/// DV107: a trigger that stands between a delivery and the vault.
struct TriggerOnVault: Rule {
  static let about = RuleDescription(
    .vaults, 107, "trigger-on-vault", "A table of a vault gets a trigger.",
    why: "It runs for every row of every load, and can change what was delivered.",
    instead: "Compute in views or in business-vault tables, after the load.",
    given: """
      CREATE TABLE business.customer_s (customer_hk bytea, load_date timestamptz,
        load_end_date timestamptz, hash_diff bytea, name varchar(20), record_source text,
        PRIMARY KEY (customer_hk, load_date));
      """,
    bad: """
      SET lock_timeout = '2s';
      CREATE TRIGGER watch AFTER INSERT ON business.customer_s EXECUTE FUNCTION sales.watch();
      """,
    good: "CREATE VIEW business.customers AS SELECT name FROM business.customer_s;")

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    guard case .createTrigger(let table) = operation.kind, context.known.vaultTable(table) != nil
    else { return [] }
    return [Complaint(.warning, "runs for every row that is loaded into \(table)", table)]
  }
}
