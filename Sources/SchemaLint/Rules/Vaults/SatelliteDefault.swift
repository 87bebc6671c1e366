import PostgresSchema
import PostgresSyntax

/// DV101: a value that no source delivered.
struct SatelliteDefault: Rule {
  static let about = RuleDescription(
    .vaults, 101, "satellite-default", "A column of a satellite has a default.",
    why:
      "Every old version would show a value that nobody delivered, from a time before it was known.",
    instead: "Leave the default out: old versions have NULL.",
    given: """
      CREATE TABLE business.customer_s (customer_hk bytea, load_date timestamptz,
        load_end_date timestamptz, hash_diff bytea, name varchar(20), record_source text,
        PRIMARY KEY (customer_hk, load_date));
      """,
    bad: """
      SET lock_timeout = '2s';
      ALTER TABLE business.customer_s ADD COLUMN rating int DEFAULT 0;
      """,
    good: "SET lock_timeout = '2s'; ALTER TABLE business.customer_s ADD COLUMN rating int;")

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    guard case .alterTable(let table, let action) = operation.kind,
      let column = column(of: action), context.known.vaultTable(table) == .satellite,
      !column.isVaultColumn
    else { return [] }
    let text = "versions of \(table) would show a \(column) that nobody delivered"
    return [Complaint(.error, text, table)]
  }

  private func column(of action: TableAction) -> String? {
    switch action {
    case .addColumn(let column, _):
      switch column.filling {
      case .constant, .functions: return column.name
      case .null, .stored, .identity: return nil
      }
    case .setDefault(let column): return column
    default: return nil
    }
  }
}
