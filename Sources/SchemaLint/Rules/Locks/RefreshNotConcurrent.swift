import PostgresSchema
import PostgresSyntax

/// LK111: a materialised view that nobody can read while it is filled.
struct RefreshNotConcurrent: Rule {
  static let about = RuleDescription(
    .locks, 111, "refresh-not-concurrent", "A materialised view is refreshed without CONCURRENTLY.",
    why: "Until its query has ended nobody can read the view.",
    instead: "Give the view a unique index, and REFRESH … CONCURRENTLY.",
    bad: "SET lock_timeout = '2s'; REFRESH MATERIALIZED VIEW sales.totals;",
    good: "SET lock_timeout = '2s'; REFRESH MATERIALIZED VIEW CONCURRENTLY sales.totals;")

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    guard case .refresh(let view, isConcurrent: false) = operation.kind,
      !context.done.contains(where: { makes(view, $0) })
    else { return [] }
    return [Complaint(.warning, "nobody can read \(view) while it is filled", view)]
  }

  private func makes(_ view: QualifiedName, _ operation: Operation) -> Bool {
    guard case .createView(let made) = operation.kind else { return false }
    return made.name == view
  }
}
