import PostgresSchema
import PostgresSyntax

/// DV103: a satellite's column that the ghost row has not.
struct RequiredPayload: Rule {
  static let about = RuleDescription(
    .vaults, 103, "required-payload", "A payload column of a satellite is made NOT NULL.",
    why: """
      The ghost row has NULL in it, so that the statement fails; and a source that leaves the value       out would no longer load.
      """,
    instead: "Leave it nullable, and say what must be there in a quality rule of the model.",
    given: """
      CREATE TABLE business.customer_s (customer_hk bytea, load_date timestamptz,
        load_end_date timestamptz, hash_diff bytea, name varchar(20), record_source text,
        PRIMARY KEY (customer_hk, load_date));
      """,
    bad: """
      SET lock_timeout = '2s';
      ALTER TABLE business.customer_s ALTER COLUMN name SET NOT NULL;
      """,
    good: "COMMENT ON COLUMN business.customer_s.name IS 'Always delivered since 2024.';")

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    guard case .alterTable(let table, let action) = operation.kind,
      context.known.vaultTable(table) == .satellite, let column = column(of: action),
      !column.isVaultColumn
    else { return [] }
    return [Complaint(.error, "fails: the ghost row of \(table) has no \(column)", table)]
  }

  private func column(of action: TableAction) -> String? {
    switch action {
    case .setNotNull(let column): return column
    case .addColumn(let column, _) where column.isNotNull: return column.name
    default: return nil
    }
  }
}
