import PostgresSchema
import PostgresSyntax

/// BC104: a view that loses columns while it is replaced.
struct ReplacedViewColumns: Rule {
  static let about = RuleDescription(
    .contract, 104, "replaced-view-columns",
    "CREATE OR REPLACE VIEW drops, renames or moves a column.",
    why: "The server refuses it: a view that is replaced can only get columns at its end (42P16).",
    instead: "Drop the view and make it again with its rights; or add columns at the end.",
    given: "CREATE VIEW sales.numbers AS SELECT 1 AS id, 2 AS number;",
    bad: "SET lock_timeout = '2s'; CREATE OR REPLACE VIEW sales.numbers AS SELECT 2 AS number;",
    good: """
      SET lock_timeout = '2s';
      CREATE OR REPLACE VIEW sales.numbers AS SELECT 1 AS id, 2 AS number, 3 AS total;
      """)

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    guard case .createView(let view) = operation.kind, view.replaces else { return [] }
    guard let before = context.known.views[view.name]?.definition else { return [] }
    guard let old = before.columns, let new = view.columns else {
      let text = "fails where \(view.name) loses, renames or moves a column"
      return [Complaint(.information, text, view.name)]
    }
    guard !new.starts(with: old) else { return [] }
    let difference = zip(old, new).first { $0 != $1 }?.0 ?? old[new.count]
    let text = "fails: column \(difference) of view \(view.name) is not where it was"
    return [Complaint(.error, text, view.name)]
  }
}
