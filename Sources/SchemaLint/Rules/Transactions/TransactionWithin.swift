import PostgresSyntax

/// TX105: a transaction that ends before its file does.
struct TransactionWithin: Rule {
  static let about = RuleDescription(
    .transactions, 105, "transaction-within",
    "A file that is run in one transaction begins or ends one itself.",
    why: """
      COMMIT makes the first half of the file lasting; what fails after it is not taken back, and \
      the file cannot be run again.
      """,
    instead: "Leave BEGIN and COMMIT to the program that runs the file, or split the file.",
    bad: """
      -- transaction: whole
      CREATE TABLE sales.invoice (id bigint);
      COMMIT;
      """,
    good: """
      -- transaction: whole
      CREATE TABLE sales.invoice (id bigint);
      """)

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    guard context.file.runsInTransaction == true else { return [] }
    switch operation.kind {
    case .begin: return [Complaint(.warning, "the file runs in a transaction already", "BEGIN")]
    case .commit: return [Complaint(.error, "ends the transaction that the file runs in", "COMMIT")]
    case .rollback: return [Complaint(.error, "takes back what stands above", "ROLLBACK")]
    default: return []
    }
  }
}
