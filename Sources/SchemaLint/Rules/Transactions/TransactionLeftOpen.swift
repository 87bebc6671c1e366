import PostgresSyntax

/// TX106: a transaction that does not end.
struct TransactionLeftOpen: Rule {
  static let about = RuleDescription(
    .transactions, 106, "transaction-left-open", "BEGIN has no COMMIT.",
    why: "psql ends, and the server takes everything back without an error.",
    instead: "Write COMMIT at the end.",
    bad: "BEGIN; CREATE TABLE sales.invoice (id bigint);",
    good: "BEGIN; CREATE TABLE sales.invoice (id bigint); COMMIT;")

  func check(_ file: LintedFile, in folder: LintedFolder) -> [Complaint] {
    var open: Operation?
    for operation in file.operations.joined() {
      switch operation.kind {
      case .begin: open = operation
      case .commit, .rollback: open = nil
      default: break
      }
    }
    return [open].compactMap { $0 }.map {
      Complaint(.error, "this transaction does not end", "BEGIN", at: $0.place)
    }
  }
}
