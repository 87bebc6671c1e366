import PostgresSchema
import PostgresSyntax

/// DV104: a key that is altered where it stands.
struct KeyAltered: Rule {
  static let about = RuleDescription(
    .vaults, 104, "key-altered", "A key column of a vault is altered, renamed or dropped.",
    why: "Hash keys were made from the old key: every link and satellite refers to what it was.",
    instead: "Make a new hub or link, a link that maps old to new, and fill it from the old one.",
    given: """
      CREATE TABLE business.customer_h (customer_hk bytea PRIMARY KEY, number varchar(20),
        load_date timestamptz, record_source text);
      """,
    bad: """
      SET lock_timeout = '2s';
      ALTER TABLE business.customer_h ALTER COLUMN number TYPE varchar(40);
      """,
    good: """
      CREATE TABLE business.client_h (client_hk bytea PRIMARY KEY, number varchar(40),
        load_date timestamptz, record_source text);
      """)

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    guard case .alterTable(let table, let action) = operation.kind,
      let kind = context.known.vaultTable(table), !context.isNew(table),
      let column = column(of: action), kind == .hubOrLink || column.isVaultColumn
    else { return [] }
    return [Complaint(.error, "\(column) is what rows of \(table) are told apart by", table)]
  }

  private func column(of action: TableAction) -> String? {
    switch action {
    case .changeType(let column, _, _, _), .renameColumn(let column, _), .dropColumn(let column, _):
      column
    default: nil
    }
  }
}
