import PostgresSchema
import PostgresSyntax

/// TX103: a value that is not there yet.
struct EnumValueUsed: Rule {
  static let about = RuleDescription(
    .transactions, 103, "enum-value-used",
    "A value of an enum is used in the transaction that adds it.",
    why: "The server refuses it: unsafe use of new value (55P04).",
    instead: "Use it in the next file, once the transaction has ended.",
    bad: """
      BEGIN;
      ALTER TYPE sales.state ADD VALUE 'paid' AFTER 'sent';
      INSERT INTO sales.invoice (state) VALUES ('paid');
      COMMIT;
      """,
    good: "ALTER TYPE sales.state ADD VALUE 'paid' AFTER 'sent';")

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    // A statement is looked at once, however many things it does.
    guard context.isInTransaction, !context.addedValues.isEmpty,
      operation == context.operations.first
    else { return [] }
    let used = context.statement.tokens.first {
      $0.kind == .string && context.addedValues.contains(context.statement.text(of: $0))
    }
    return [used].compactMap { $0 }.map {
      let value = context.statement.text(of: $0)
      return Complaint(.error, "fails: \(value) is added in this transaction", value, at: $0.place)
    }
  }
}
