import PostgresSchema
import PostgresSyntax

/// DS102: a column and its values are removed.
struct DropColumn: Rule {
  static let about = RuleDescription(
    .destructive, 102, "drop-column", "A column is dropped, and its values with it.",
    why: """
      The values of every version are gone. An index or a primary key that has the column goes too, \
      without a word.
      """,
    instead: "Retire the attribute: the loader writes NULL, and views leave it out.",
    bad: "ALTER TABLE business.customer_detail_s DROP COLUMN fax;",
    good: "COMMENT ON COLUMN business.customer_detail_s.fax IS 'Retired.';")

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    guard case .alterTable(let table, .dropColumn(let column, _)) = operation.kind,
      !context.isNew(table)
    else { return [] }
    let lost = context.known.indexes.values.filter {
      $0.table == table && ($0.columns.contains(column) || $0.predicate.contains(column))
    }
    let names = lost.compactMap(\.name).sorted()
    let isKey = context.known.tables[table]?.primaryKey.contains(column) == true
    let along = (isKey ? ["the primary key"] : []) + names.map { "index \($0)" }
    let end = along.isEmpty ? "" : ", and with it " + along.joined(separator: ", ")
    return [Complaint(.error, "drops column \(table).\(column) and its values\(end)", table)]
  }
}
