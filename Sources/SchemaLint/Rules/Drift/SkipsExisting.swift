import PostgresSchema
import PostgresSyntax

/// DR101: something that may be otherwise than it is written.
struct SkipsExisting: Rule {
  static let about = RuleDescription(
    .drift, 101, "skips-existing", "IF NOT EXISTS takes whatever is there for the right thing.",
    why: """
      A table or column of that name with other types stays as it is; the file reports success, and \
      databases differ from then on.
      """,
    instead: "Leave IF NOT EXISTS out: what is there already is an error that tells something.",
    bad: "CREATE TABLE IF NOT EXISTS sales.invoice (id bigint);",
    good: "CREATE TABLE sales.invoice (id bigint);")

  /// What all vaults of a database share has one shape, which its version guards.
  private static let shared: Set = ["metadata", "util"]

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    let table: QualifiedName
    switch operation.kind {
    case .createTable(let made) where made.skipsExisting: table = made.name
    case .alterTable(let altered, .addColumn(_, skipsExisting: true)): table = altered
    default: return []
    }
    guard !Self.shared.contains(table.schema) else { return [] }
    return [Complaint(.warning, "what is there may be otherwise, and stays so", table)]
  }
}
