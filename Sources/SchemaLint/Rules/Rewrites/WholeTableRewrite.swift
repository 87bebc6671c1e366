import PostgresSchema
import PostgresSyntax

/// RW108: a table that is written anew from its first row to its last.
struct WholeTableRewrite: Rule {
  static let about = RuleDescription(
    .rewrites, 108, "whole-table-rewrite",
    "VACUUM FULL, CLUSTER, SET LOGGED or SET TABLESPACE writes a table anew.",
    why: "Nobody can read or write it meanwhile, and the disk holds it twice.",
    instead:
      "Fill a new table beside it and swap the two; VACUUM without FULL frees space for rows.",
    bad: "SET lock_timeout = '2s'; ALTER TABLE sales.invoice SET TABLESPACE fast;",
    good: "VACUUM sales.invoice;")

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    switch operation.kind {
    case .rewrite(let command, let table?):
      [Complaint(context.severity(.error, on: table), "\(command) writes \(table) anew", table)]
    case .rewrite(let command, nil):
      [Complaint(.error, "\(command) writes every table of the database anew", "database")]
    case .alterTable(let table, .rewrite(let command)):
      [Complaint(context.severity(.error, on: table), "\(command) writes \(table) anew", table)]
    default: []
    }
  }
}
