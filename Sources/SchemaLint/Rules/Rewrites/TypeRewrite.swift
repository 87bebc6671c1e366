import PostgresSchema
import PostgresSyntax
import SchemaDiff

/// RW106: a type change that writes all rows anew.
struct TypeRewrite: Rule {
  static let about = RuleDescription(
    .rewrites, 106, "type-rewrite", "A change of type writes all rows anew.",
    why: "Nobody can read or write the table until the last row and the last index are written.",
    instead:
      "Add a new attribute, load both for a while, and let a view show the one or the other.",
    given: "CREATE TABLE sales.invoice (id bigint PRIMARY KEY, days int, number varchar(20));",
    bad: "SET lock_timeout = '2s'; ALTER TABLE sales.invoice ALTER COLUMN days TYPE bigint;",
    good: "SET lock_timeout = '2s'; ALTER TABLE sales.invoice ALTER COLUMN number TYPE text;")

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    guard case .alterTable(let table, let action) = operation.kind,
      case .changeType(let column, let new, let hasUsing, let hasCollation) = action
    else { return [] }
    guard let old = context.known.tables[table]?.columns[column]?.type else {
      let text =
        "may write all rows of \(table) anew: no script here tells the old type of \(column)"
      return [Complaint(.warning, text, table)]
    }
    let change = TypeChange(from: old, to: new)
    let severity = context.severity(.error, on: table)
    if context.known.domain(named: old) == false || context.known.domain(named: new) == false {
      return []
    }
    if change.needsUTC { return needingUTC(table, column, in: context) }
    guard change.isInCatalogOnly, !hasUsing else {
      return [Complaint(severity, "writes all rows of \(table) anew: \(old) to \(new)", table)]
    }
    guard !hasCollation else {
      return [Complaint(severity, "builds every index on \(table).\(column) anew", table)]
    }
    return dependents(of: column, table, in: context)
  }

  /// Checks are proved again, and partial indexes are built again, whatever the type.
  private func dependents(
    of column: String, _ table: QualifiedName, in context: LintContext
  ) -> [Complaint] {
    guard let known = context.known.tables[table] else { return [] }
    let isChecked = known.constraints.values.contains {
      if case .check(let columns, _) = $0.kind { columns.contains(column) } else { false }
    }
    let partial = context.known.indexes.values.filter {
      $0.table == table && $0.predicate.contains(column)
    }
    let severity = context.severity(.warning, on: table)
    let scan = isChecked ? ["reads all rows of \(table): a CHECK names \(column)"] : []
    let builds = partial.compactMap(\.name).sorted().map { "builds index \($0) anew" }
    return (scan + builds).map { Complaint(severity, $0, table) }
  }

  private func needingUTC(
    _ table: QualifiedName, _ column: String, in context: LintContext
  ) -> [Complaint] {
    let isPinned = context.done.contains { operation in
      guard case .set("timezone", let value) = operation.kind else { return false }
      return value.uppercased() == "UTC"
    }
    guard !isPinned else { return [] }
    let text = "writes all rows of \(table) anew, unless the session's TimeZone is UTC"
    let fix = "SET TimeZone = 'UTC' before it, if the values of \(column) are meant so."
    return [Complaint(context.severity(.error, on: table), text, table, fix: fix)]
  }
}
