import PostgresSchema
import PostgresSyntax
import SchemaDiff

/// DV105: a type whose values read otherwise.
struct TextChanged: Rule {
  static let about = RuleDescription(
    .vaults, 105, "text-changed",
    "The new type of a satellite's column spells its values otherwise.",
    why: "hash_diff is made of that text: the next load stores a new version of every row.",
    instead: "Add a new attribute, and a view that shows the one or the other.",
    given: """
      CREATE TABLE business.host_s (host_hk bytea, load_date timestamptz, hash_diff bytea,
        address cidr, name varchar(20), record_source text);
      """,
    bad: """
      SET lock_timeout = '2s';
      -- lint: allow changed-type because readers take both
      ALTER TABLE business.host_s ALTER COLUMN address TYPE inet;
      """,
    good: """
      SET lock_timeout = '2s';
      ALTER TABLE business.host_s ALTER COLUMN name TYPE varchar(40);
      """)

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    guard case .alterTable(let table, .changeType(let column, let new, _, _)) = operation.kind,
      context.known.vaultTable(table) == .satellite,
      let old = context.known.tables[table]?.columns[column]?.type,
      TypeChange(from: old, to: new).changesText
    else { return [] }
    let text = "the next load stores a version of every row: \(column) reads otherwise as \(new)"
    return [Complaint(context.severity(.error, on: table), text, table)]
  }
}
